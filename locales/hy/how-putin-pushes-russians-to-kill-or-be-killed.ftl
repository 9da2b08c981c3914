### How Putin pushes Russians to kill or be killed
### Armenian (hy)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: How Putin pushes Russians to kill or be killed
how-putin-pushes-russians-kill = Ինչպես է Պուտինը մղում ռուսաստանցիներին սպանելու կամ սպանվելու

# en: What has happened?
what-has-happened = Ի՞նչ է տեղի ունեցել

# en: On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.
september-21-vladimir-putin-announced = Սեպտեմբերի 21-ին Վլադիմիր Պուտինը Ռուսաստանի քաղաքացիների անհապաղ «մասնակի» զորահավաք հայտարարեց։ Պաշտպանության նախարար Սերգեյ Շոյգուն ասաց, որ Ռուսաստանը նախատեսում է լրացուցիչ { $called-up } զինվոր զորակոչել՝ Ուկրաինայում ռազմական արշավն ուժեղացնելու համար։

# en: Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.
trying-justify-such-measure-state = Փորձելով արդարացնել նման քայլը՝ պետական իշխանություններն ընդգծեցին, որ Ռուսաստանը կռվում է ոչ թե Ուկրաինայի, այլ «հավաքական Արևմուտքի» և ՆԱՏՕ-ի դեմ։ Պուտինի խոսքով՝ Ռուսաստանի տարածքային ամբողջականությունը «սպառնալիքի տակ» է, ուստի պետությունն ու նրա ժողովրդին պաշտպանելու համար կգործադրվեն բոլոր միջոցները։

# en: What does it mean for Russians?
what-does-mean-russians = Ի՞նչ է սա նշանակում ռուսաստանցիների համար

# en: The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.
authorities-stated-mobilisation-affects = Իշխանությունները հայտարարեցին, որ զորահավաքը վերաբերում է զինապարտ տղամարդկանց միայն մոտ { NUMBER($share, style: "percent") }-ին և միայն ամենապիտանիներին՝ նախկին ռազմական փորձ և մասնագիտացված պատրաստվածություն ունեցողներին։ Սակայն զորահավաքի մասին հրամանագրի պաշտոնական տեքստում զորակոչվողների թիվը նշված չէ։ Դրանում հստակեցված չեն նաև զորահավաքի ենթակա անձանց կատեգորիաները։

# en: In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.
other-words-partial-mobilisation-may = Այլ կերպ ասած՝ «մասնակի» զորահավաքը կարող է ընդգրկել { $youngest }-ից { $oldest } տարեկան գրեթե բոլոր տղամարդ քաղաքացիներին և, հավանաբար, ռազմական մասնագիտություն ունեցող կանանց, օրինակ՝ բուժաշխատողներին։

# en: According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”
according-russian-ministry-defence-some = Ռուսաստանի պաշտպանության նախարարության հաղորդմամբ՝ որոշ մարդիկ կարող են ազատվել զորահավաքից կենսական նշանակություն ունեցող կազմակերպություններում աշխատելու պատճառով։ Ոմանք էլ պիտանի չեն իրենց տարիքի, առողջական վիճակի կամ ռազմական փորձի բացակայության պատճառով։ Այնուհանդերձ, իրականում ոչ մի երաշխիք չկա, որ նրանք «սխալմամբ» չեն զորակոչվի։

# en: It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.
has-already-happened-many-people = Դա արդեն պատահել է շատերի հետ, օրինակ՝ շաքարախտ և գլխուղեղի իշեմիա ունեցող { $pensioner-age }-ամյա թոշակառուի կամ ՏՏ ոլորտի աշխատակցի հետ, որը սպանվել է Ուկրաինայում, թեև զորակոչից տարկետման իրավունք ուներ։ Ամենախոցելի խմբերն են էթնիկ փոքրամասնությունները, գյուղական ու հեռավոր համայնքները և ամենաաղքատ տարածաշրջանների տղամարդիկ։

# en: Can Russians refuse to participate in the war?
can-russians-refuse-participate-war = Կարո՞ղ են ռուսաստանցիները հրաժարվել պատերազմին մասնակցելուց

# en: On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.
september-20-just-one-day = Սեպտեմբերի 20-ին՝ Պուտինի կողմից զորահավաք հայտարարվելուց ընդամենը մեկ օր առաջ, Ռուսաստանի օրենսդիրներն ընդունեցին նոր օրենք, որը պատերազմի կամ զորահավաքի ժամանակ կամավոր գերի հանձնվելու, դասալքության և ծառայությունից հրաժարվելու համար երկարաժամկետ ազատազրկում է սահմանում։ Օրինակ՝ դասալիքները կարող են պատժվել մինչև { $prison-years } տարվա ազատազրկմամբ։

# en: Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.
besides-going-jail-there-very = Բանտ նստելուց բացի՝ պատերազմին մասնակցել չցանկացող ռուսաստանցիները շատ քիչ տարբերակներ ունեն։ Նրանք կարող են փորձել թաքնվել, բայց դա գնալով դժվարանում է, քանի որ Ռուսաստանի ոստիկանությունը շուրջկալներ է անցկացնում մետրոյի կայարաններում, առևտրի կենտրոններում և բնակելի համալիրներում՝ զորակոչի ծանուցագրեր հանձնելու և զորահավաքի պլանը կատարելու համար։

# en: How have Russians reacted to the mobilisation?
how-have-russians-reacted-mobilisation = Ինչպե՞ս են ռուսաստանցիներն արձագանքել զորահավաքին

# en: On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.
first-day-partial-mobilisation-mass = «Մասնակի» զորահավաքի առաջին օրը Ռուսաստանի ողջ տարածքում զանգվածային հակապատերազմական ցույցեր բռնկվեցին։ Բերման ենթարկվեց առնվազն { $detained } ցուցարար, որոնցից ոմանց ծանուցագրեր հանձնեցին՝ պահանջելով ներկայանալ զինկոմիսարիատներ։

# en: The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.
most-prominent-anti-mobilisation = Զորահավաքի դեմ ամենից աչքի ընկնող բողոքի ցույցերը տեղի ունեցան Դաղստանում։ Բաց աղբյուրների ուսումնասիրության համաձայն՝ այս աղքատ ազգային հանրապետությունն արդեն ավելի շատ զոհված զինվոր ունի, քան Ռուսաստանի որևէ այլ տարածաշրջան։

# en: At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.
same-time-thousands-military-aged = Միևնույն ժամանակ զինապարտ տարիքի հազարավոր տղամարդիկ շտապեցին գնել երկրից մեկնելու միակողմանի ավիատոմսեր կամ փորձեցին մեքենայով հատել սահմանը։ Զորահավաքի հայտարարումից հետո առաջին երկու շաբաթում { $entered-kazakhstan } ռուսաստանցի մտավ Ղազախստան։ Շատ ուրիշներ փախան Վրաստան, Մոնղոլիա, Թուրքիա և Հայաստան։ Որոշ մարդիկ էլ փախան Եվրոպա, քանի դեռ Ֆինլանդիան չէր արգելել զբոսաշրջային վիզա ունեցող ռուսաստանցիների մուտքը երկիր։

# en: To learn more:
learn-more = Ավելին իմանալու համար՝
