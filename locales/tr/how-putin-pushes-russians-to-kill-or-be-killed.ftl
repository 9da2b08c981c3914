### How Putin pushes Russians to kill or be killed
### Turkish (tr)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: How Putin pushes Russians to kill or be killed
how-putin-pushes-russians-kill = Putin Rusları öldürmeye ya da öldürülmeye nasıl itiyor

# en: What has happened?
what-has-happened = Ne oldu?

# en: On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.
september-21-vladimir-putin-announced = Vladimir Putin, 21 Eylül’de Rusya vatandaşları için hemen başlayacak bir “kısmi” seferberlik ilan etti. Savunma Bakanı Sergey Şoygu, Rusya’nın Ukrayna’daki askerî harekâtı güçlendirmek için { $called-up } askeri daha silah altına almayı planladığını söyledi.

# en: Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.
trying-justify-such-measure-state = Böyle bir adımı haklı göstermeye çalışan devlet yetkilileri, Rusya’nın Ukrayna’ya karşı değil, “kolektif Batı”ya ve NATO’ya karşı savaştığını vurguladı. Putin’e göre Rusya’nın toprak bütünlüğü “tehdit altında”; bu nedenle devleti ve halkını korumak için bütün araçlar kullanılacak.

# en: What does it mean for Russians?
what-does-mean-russians = Bu, Ruslar için ne anlama geliyor?

# en: The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.
authorities-stated-mobilisation-affects =
    Yetkililer, seferberliğin askere alınabilecek durumdaki erkeklerin yalnızca yaklaşık { $share ->
        [0.01] { NUMBER($share, style: "percent") }’ini
       *[other] { NUMBER($share, style: "percent") } kadarını
    } ve sadece daha önce askerlik deneyimi olan, uzmanlık eğitimi almış en uygun kişileri kapsadığını belirtti. Ancak seferberlik kararnamesinin resmî metninde, silah altına çağrılacak asker sayısı yer almıyor. Metin, hangi kategorilerdeki kişilerin seferberlik kapsamına girdiğini de belirtmiyor.

# en: In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.
other-words-partial-mobilisation-may = Başka bir deyişle, “kısmi” seferberlik potansiyel olarak { $youngest } ile { $oldest } yaş arasındaki neredeyse bütün erkek vatandaşları, muhtemelen de sağlık görevlileri gibi askerî uzmanlığı olan kadınları kapsayabilir.

# en: According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”
according-russian-ministry-defence-some = Rusya Savunma Bakanlığına göre, bazı kişiler hayati öneme sahip kuruluşlarda çalıştıkları için seferberlikten muaf tutulabiliyor. Başkaları ise yaşları, sağlık durumları ya da askerlik deneyimlerinin olmaması nedeniyle seferberliğe uygun değil. Yine de gerçekte bu kişilerin “yanlışlıkla” askere alınmayacağının hiçbir garantisi yok.

# en: It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.
has-already-happened-many-people = Bu durum, diyabeti ve beyin iskemisi olan { $pensioner-age } yaşındaki bir emekli ya da tecil hakkı bulunmasına rağmen Ukrayna’da öldürülen bir bilişim çalışanı gibi pek çok kişinin başına şimdiden geldi. En savunmasız kesimleri etnik azınlıklar, kırsal ve ücra yerlerdeki topluluklar ile en yoksul bölgelerin erkekleri oluşturuyor.

# en: Can Russians refuse to participate in the war?
can-russians-refuse-participate-war = Ruslar savaşa katılmayı reddedebilir mi?

# en: On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.
september-20-just-one-day = 20 Eylül’de, Putin’in seferberliği ilan etmesinden yalnızca bir gün önce, Rus milletvekilleri, savaş ya da seferberlik döneminde kendi isteğiyle teslim olanlara, firar edenlere ve askerlik yapmayı reddedenlere uzun hapis cezaları verilmesini öngören yeni bir yasal düzenlemeyi kabul etti. Örneğin firar edenler { $prison-years } yıla kadar hapis cezasına çarptırılabiliyor.

# en: Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.
besides-going-jail-there-very = Savaşa katılmak istemeyen Ruslar için hapse girmek dışında çok az seçenek var. Saklanmayı deneyebilirler; ancak Rus polisi celp kâğıtlarını tebliğ etmek ve seferberlik planını yerine getirmek için metro istasyonlarına, alışveriş merkezlerine ve konut sitelerine baskın düzenlediğinden bu giderek zorlaşıyor.

# en: How have Russians reacted to the mobilisation?
how-have-russians-reacted-mobilisation = Ruslar seferberliğe nasıl tepki verdi?

# en: On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.
first-day-partial-mobilisation-mass = “Kısmi” seferberliğin ilk gününde, Rusya’nın dört bir yanında kitlesel savaş karşıtı gösteriler patlak verdi. En az { $detained } protestocu gözaltına alındı; bunlardan bazılarına, askerlik şubelerine başvurmalarını talep eden celp kâğıtları verildi.

# en: The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.
most-prominent-anti-mobilisation = En dikkat çekici seferberlik karşıtı protestolar Dağıstan’da gerçekleşti. Açık kaynak araştırmalarına göre bu yoksul ulusal cumhuriyet, öldürülen asker sayısı bakımından şimdiden Rusya’nın başka herhangi bir bölgesinden daha fazla kayıp verdi.

# en: At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.
same-time-thousands-military-aged = Bu sırada askerlik çağındaki binlerce erkek, ülkeden çıkmak için tek yön uçak bileti almaya koştu ya da arabayla sınırı geçmeye çalıştı. Seferberliğin ilan edilmesinden sonraki ilk iki haftada { $entered-kazakhstan } Rus, Kazakistan’a giriş yaptı. Pek çok kişi de Gürcistan, Moğolistan, Türkiye ve Ermenistan’a kaçtı. Bazıları ise Finlandiya, turist vizesi olan Rusların ülkeye girişini yasaklamadan önce Avrupa’ya kaçtı.

# en: To learn more:
learn-more = Daha fazla bilgi için:
