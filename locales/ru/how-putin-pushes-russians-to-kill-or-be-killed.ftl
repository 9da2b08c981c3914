### How Putin pushes Russians to kill or be killed
### Russian (ru)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: How Putin pushes Russians to kill or be killed
how-putin-pushes-russians-kill = Как Путин толкает россиян убивать или быть убитыми

# en: What has happened?
what-has-happened = Что произошло?

# en: On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.
september-21-vladimir-putin-announced =
    { DATETIME($announced, month: "long", day: "numeric") } Владимир Путин объявил о немедленной «частичной» мобилизации российских граждан. Министр обороны Сергей Шойгу заявил, что Россия планирует призвать ещё { $called-up ->
        [one] { $called-up } военнослужащего
        [few] { $called-up } военнослужащих
        [many] { $called-up } военнослужащих
       *[other] { $called-up } военнослужащего
    }, чтобы усилить военную кампанию в Украине.

# en: Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.
trying-justify-such-measure-state = Пытаясь оправдать такую меру, государственные власти подчеркнули, что Россия воюет не с Украиной, а с «коллективным Западом» и НАТО. По словам Путина, территориальная целостность России находится «под угрозой», поэтому для защиты государства и его народа будут использованы все средства.

# en: What does it mean for Russians?
what-does-mean-russians = Что это значит для россиян?

# en: The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.
authorities-stated-mobilisation-affects = Власти заявили, что мобилизация затрагивает лишь около { NUMBER($share, style: "percent") } военнообязанных мужчин, и только наиболее пригодных из них — с военным опытом и специальной подготовкой. Однако в официальном тексте указа о мобилизации численность призываемых не указана. Не уточняются в нём и категории лиц, подпадающих под мобилизацию.

# en: In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.
other-words-partial-mobilisation-may =
    Иными словами, «частичная» мобилизация потенциально может затронуть почти всех граждан мужского пола в возрасте от { $youngest } до { $oldest ->
        [one] { $oldest } года
        [few] { $oldest } лет
        [many] { $oldest } лет
       *[other] { $oldest } года
    } и, вероятно, женщин с военно-учётными специальностями, например медиков.

# en: According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”
according-russian-ministry-defence-some = По информации Министерства обороны России, некоторые люди могут быть освобождены от мобилизации, поскольку работают в жизненно важных организациях. Другие не подходят из-за возраста, состояния здоровья или отсутствия военного опыта. И всё же на деле нет никакой гарантии, что их не мобилизуют «по ошибке».

# en: It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.
has-already-happened-many-people = Это уже случилось со многими людьми — например, с { $pensioner-age }-летним пенсионером, страдающим диабетом и ишемией головного мозга, или с ИТ-специалистом, который погиб в Украине, хотя имел право на отсрочку от призыва. Самые уязвимые категории — этнические меньшинства, жители сельских и отдалённых районов и мужчины из беднейших регионов.

# en: Can Russians refuse to participate in the war?
can-russians-refuse-participate-war = Могут ли россияне отказаться от участия в войне?

# en: On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.
september-20-just-one-day =
    { DATETIME($passed, month: "long", day: "numeric") }, всего за день до того, как Путин объявил мобилизацию, российские законодатели приняли новый закон, который предусматривает длительные сроки заключения за добровольную сдачу в плен, дезертирство и отказ от службы в военное время или в период мобилизации. Например, дезертирам грозит до { $prison-years ->
        [one] { $prison-years } года
        [few] { $prison-years } лет
        [many] { $prison-years } лет
       *[other] { $prison-years } года
    } лишения свободы.

# en: Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.
besides-going-jail-there-very = Помимо тюрьмы, у россиян, которые не хотят участвовать в войне, остаётся очень мало вариантов. Они могут попытаться скрыться, но это становится всё труднее, потому что российская полиция проводит рейды на станциях метро, в торговых центрах и жилых комплексах, чтобы вручить повестки и выполнить план по мобилизации.

# en: How have Russians reacted to the mobilisation?
how-have-russians-reacted-mobilisation = Как россияне отреагировали на мобилизацию?

# en: On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.
first-day-partial-mobilisation-mass =
    В первый день «частичной» мобилизации по всей России вспыхнули массовые антивоенные митинги. Было задержано не менее { $detained ->
        [one] { NUMBER($detained, useGrouping: "min2") } протестующего
        [few] { NUMBER($detained, useGrouping: "min2") } протестующих
        [many] { NUMBER($detained, useGrouping: "min2") } протестующих
       *[other] { NUMBER($detained, useGrouping: "min2") } протестующего
    }; некоторым из них вручили повестки с требованием явиться в военкомат.

# en: The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.
most-prominent-anti-mobilisation = Самые заметные протесты против мобилизации прошли в Дагестане. Согласно исследованиям по открытым источникам, эта бедная национальная республика уже потеряла убитыми больше солдат, чем любой другой российский регион.

# en: At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.
same-time-thousands-military-aged =
    В то же время тысячи мужчин мобилизационного возраста бросились покупать авиабилеты в один конец, чтобы покинуть страну, или пытались пересечь границу на автомобиле. За первые две недели после объявления мобилизации в Казахстан { $entered-kazakhstan ->
        [one] въехал { $entered-kazakhstan } россиянин
        [few] въехали { $entered-kazakhstan } россиянина
        [many] въехали { $entered-kazakhstan } россиян
       *[other] въехало { $entered-kazakhstan } россиянина
    }. Многие другие бежали в Грузию, Монголию, Турцию и Армению. Некоторые бежали и в Европу, прежде чем Финляндия запретила въезд в страну россиянам с туристическими визами.

# en: To learn more:
learn-more = Узнать больше:
