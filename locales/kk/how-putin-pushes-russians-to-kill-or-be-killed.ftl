### How Putin pushes Russians to kill or be killed
### Kazakh (kk)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: How Putin pushes Russians to kill or be killed
how-putin-pushes-russians-kill = Путин ресейліктерді адам өлтіруге немесе өлтірілуге қалай итермелейді

# en: What has happened?
what-has-happened = Не болды?

# en: On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.
september-21-vladimir-putin-announced = 21 қыркүйекте Владимир Путин Ресей азаматтары арасында дереу басталатын «ішінара» мобилизация жариялады. Қорғаныс министрі Сергей Шойгудың айтуынша, Ресей Украинадағы әскери науқанды күшейту үшін қосымша { $called-up } сарбаз шақыруды жоспарлап отыр.

# en: Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.
trying-justify-such-measure-state = Мұндай шараны ақтауға тырысқан мемлекеттік билік Ресейдің Украинаға емес, «ұжымдық Батыс» пен НАТО-ға қарсы соғысып жатқанын баса айтты. Путиннің сөзінше, Ресейдің аумақтық тұтастығына «қатер төніп тұр», сондықтан мемлекет пен оның халқын қорғау үшін барлық құрал қолданылады.

# en: What does it mean for Russians?
what-does-mean-russians = Бұл ресейліктер үшін нені білдіреді?

# en: The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.
authorities-stated-mobilisation-affects = Биліктің мәлімдеуінше, мобилизация шақыруға жататын ер адамдардың шамамен { NUMBER($share, style: "percent") }-ына ғана әрі олардың бұрыннан әскери тәжірибесі бар, арнайы дайындықтан өткен ең лайықтыларына ғана қатысты. Алайда мобилизация туралы жарлықтың ресми мәтінінде шақырылатын адамдардың саны көрсетілмеген. Онда мобилизацияға жататын адамдардың санаттары да нақтыланбаған.

# en: In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.
other-words-partial-mobilisation-may = Басқаша айтқанда, «ішінара» мобилизация { $youngest } жастан { $oldest } жасқа дейінгі ер азаматтардың барлығын дерлік және, сірә, медик сияқты әскери мамандығы бар әйелдерді де қамтуы мүмкін.

# en: According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”
according-russian-ministry-defence-some = Ресей Қорғаныс министрлігінің мәліметінше, кейбір адамдар аса маңызды ұйымдарда жұмыс істейтіндіктен мобилизациядан босатылуы мүмкін. Басқалары жасына, денсаулық жағдайына немесе әскери тәжірибесінің жоқтығына байланысты жарамсыз. Соған қарамастан, іс жүзінде олардың «қателікпен» мобилизацияланбайтынына ешқандай кепілдік жоқ.

# en: It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.
has-already-happened-many-people = Мұндай жағдай қазірдің өзінде көп адамның, мысалы, диабеті мен ми ишемиясы бар { $pensioner-age } жастағы зейнеткердің немесе әскерге шақыруды кейінге қалдыруға құқығы бола тұра Украинада қаза тапқан IT маманының басына түсті. Ең осал санаттарға этникалық азшылықтар, ауылдық және шалғай елді мекендердің тұрғындары және ең кедей өңірлердің ер адамдары жатады.

# en: Can Russians refuse to participate in the war?
can-russians-refuse-participate-war = Ресейліктер соғысқа қатысудан бас тарта ала ма?

# en: On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.
september-20-just-one-day = 20 қыркүйекте, Путин мобилизация жариялардан небәрі бір күн бұрын, Ресей заң шығарушылары соғыс уақытында немесе мобилизация кезінде өз еркімен тұтқынға берілгені, дезертирлік жасағаны және қызмет етуден бас тартқаны үшін ұзақ мерзімді түрме жазасын бекіткен жаңа заң қабылдады. Мысалы, дезертирлерге { $prison-years } жылға дейін түрме жазасы кесілуі мүмкін.

# en: Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.
besides-going-jail-there-very = Соғысқа қатысқысы келмейтін ресейліктердің түрмеге отырудан басқа таңдауы өте аз. Олар жасырынуға тырысып көре алады, бірақ бұл барған сайын қиындап келеді, өйткені Ресей полициясы шақыру қағазын тапсыру және мобилизация жоспарын орындау үшін метро станцияларында, сауда орталықтарында және тұрғын үй кешендерінде рейд жүргізіп жүр.

# en: How have Russians reacted to the mobilisation?
how-have-russians-reacted-mobilisation = Ресейліктер мобилизацияны қалай қабылдады?

# en: On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.
first-day-partial-mobilisation-mass = «Ішінара» мобилизацияның алғашқы күні бүкіл Ресейде соғысқа қарсы жаппай митингілер басталып кетті. Кемінде { NUMBER($detained, useGrouping: "min2") } наразылық білдіруші ұсталды; олардың кейбіріне әскери комиссариатқа келуді талап ететін шақыру қағазы тапсырылды.

# en: The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.
most-prominent-anti-mobilisation = Мобилизацияға қарсы ең елеулі наразылықтар Дағыстанда өтті. Ашық дереккөздерге негізделген зерттеу бойынша, бұл кедей ұлттық республика қаза тапқан сарбаздарының саны жағынан қазірдің өзінде Ресейдің кез келген басқа өңірінен асып түсті.

# en: At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.
same-time-thousands-military-aged = Сонымен бір мезгілде әскер жасындағы мыңдаған ер адам елден ұшатын рейстерге бір бағыттық билет сатып алуға жанталасты немесе шекарадан автокөлікпен өтуге тырысты. Мобилизация жарияланғаннан кейінгі алғашқы екі аптада Қазақстанға { $entered-kazakhstan } ресейлік кірді. Тағы көптеген адам Грузияға, Моңғолияға, Түркияға және Арменияға қашты. Сондай-ақ кейбіреулер Финляндия туристік визасы бар ресейліктердің елге кіруіне тыйым салғанға дейін Еуропаға қашып үлгерді.

# en: To learn more:
learn-more = Толығырақ білу үшін:
