### How Putin pushes Russians to kill or be killed
### Ukrainian (uk)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: How Putin pushes Russians to kill or be killed
how-putin-pushes-russians-kill = Як Путін штовхає росіян убивати або бути вбитими

# en: What has happened?
what-has-happened = Що сталося?

# en: On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.
september-21-vladimir-putin-announced =
    { DATETIME($announced, month: "long", day: "numeric") } Володимир Путін оголосив негайну «часткову» мобілізацію громадян Росії. Міністр оборони Сергій Шойгу заявив, що Росія планує призвати ще { $called-up ->
        [one] { $called-up } солдата
        [few] { $called-up } солдатів
        [many] { $called-up } солдатів
       *[other] { $called-up } солдата
    }, щоб посилити воєнну кампанію в Україні.

# en: Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.
trying-justify-such-measure-state = Намагаючись виправдати такий захід, державна влада наголосила, що Росія воює не проти України, а проти «колективного Заходу» й НАТО. За словами Путіна, територіальна цілісність Росії «під загрозою», тож для захисту держави та її народу буде використано всі засоби.

# en: What does it mean for Russians?
what-does-mean-russians = Що це означає для росіян?

# en: The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.
authorities-stated-mobilisation-affects = Влада заявила, що мобілізація стосується лише близько { NUMBER($share, style: "percent") } військовозобов’язаних чоловіків, і тільки найпридатніших із них, які вже мають військовий досвід і спеціальну підготовку. Однак в офіційному тексті указу про мобілізацію не вказано, скільки військових мають призвати. Не уточнено в ньому й категорій осіб, які підлягають мобілізації.

# en: In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.
other-words-partial-mobilisation-may =
    Інакше кажучи, «часткова» мобілізація потенційно може охопити майже всіх громадян чоловічої статі віком від { $youngest } до { $oldest ->
        [one] { $oldest } року
        [few] { $oldest } років
        [many] { $oldest } років
       *[other] { $oldest } року
    } і, ймовірно, жінок із військовими спеціальностями, наприклад медикинь.

# en: According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”
according-russian-ministry-defence-some = За інформацією Міністерства оборони Росії, деяких людей можуть звільнити від мобілізації через їхню роботу в життєво важливих організаціях. Інші не підходять через вік, стан здоров’я або брак військового досвіду. Та насправді немає жодної гарантії, що їх не мобілізують «помилково».

# en: It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.
has-already-happened-many-people = Таке вже сталося з багатьма людьми, наприклад із { $pensioner-age }-річним пенсіонером, хворим на діабет та ішемію головного мозку, або з айтівцем, який загинув в Україні, хоча мав право на відстрочку від призову. Найуразливіші категорії — це етнічні меншини, сільські й віддалені громади та чоловіки з найбідніших регіонів.

# en: Can Russians refuse to participate in the war?
can-russians-refuse-participate-war = Чи можуть росіяни відмовитися від участі у війні?

# en: On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.
september-20-just-one-day =
    { DATETIME($passed, month: "long", day: "numeric") }, лише за день до того, як Путін оголосив мобілізацію, російські парламентарії ухвалили нове законодавство, що запроваджує тривалі строки ув’язнення за добровільну здачу в полон, дезертирство та відмову служити у воєнний час або під час мобілізації. Наприклад, дезертирів можуть покарати позбавленням волі на строк до { $prison-years ->
        [one] { $prison-years } року
        [few] { $prison-years } років
        [many] { $prison-years } років
       *[other] { $prison-years } року
    }.

# en: Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.
besides-going-jail-there-very = Крім в’язниці, у росіян, які не хочуть брати участі у війні, дуже мало варіантів. Вони можуть спробувати переховуватися, але це стає дедалі важче, бо російська поліція влаштовує облави на станціях метро, у торговельних центрах і житлових комплексах, щоб вручити повістки й виконати план мобілізації.

# en: How have Russians reacted to the mobilisation?
how-have-russians-reacted-mobilisation = Як росіяни відреагували на мобілізацію?

# en: On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.
first-day-partial-mobilisation-mass =
    Першого дня «часткової» мобілізації по всій Росії спалахнули масові антивоєнні мітинги. Щонайменше { $detained ->
        [one] { NUMBER($detained, useGrouping: "min2") } протестувальника
        [few] { NUMBER($detained, useGrouping: "min2") } протестувальників
        [many] { NUMBER($detained, useGrouping: "min2") } протестувальників
       *[other] { NUMBER($detained, useGrouping: "min2") } протестувальника
    } затримали; деяким із них вручили повістки з вимогою з’явитися до військкоматів.

# en: The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.
most-prominent-anti-mobilisation = Найпомітніші протести проти мобілізації відбулися в Дагестані. За даними дослідження відкритих джерел, ця бідна національна республіка вже втратила загиблими більше солдатів, ніж будь-який інший регіон Росії.

# en: At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.
same-time-thousands-military-aged =
    Водночас тисячі чоловіків мобілізаційного віку кинулися купувати авіаквитки в один бік, щоб вилетіти з країни, або намагалися перетнути кордон автомобілем. За перші два тижні після оголошення мобілізації до Казахстану { $entered-kazakhstan ->
        [one] в’їхав { $entered-kazakhstan } росіянин
        [few] в’їхали { $entered-kazakhstan } росіянини
        [many] в’їхали { $entered-kazakhstan } росіян
       *[other] в’їхало { $entered-kazakhstan } росіянина
    }. Багато інших утекли до Грузії, Монголії, Туреччини та Вірменії. Дехто також утік до Європи, перш ніж Фінляндія заборонила в’їзд росіянам із туристичними візами.

# en: To learn more:
learn-more = Дізнатися більше:
