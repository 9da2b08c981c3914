### How Putin pushes Russians to kill or be killed
### Arabic (ar)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: How Putin pushes Russians to kill or be killed
how-putin-pushes-russians-kill = كيف يدفع بوتين الروس إلى أن يَقتُلوا أو يُقتَلوا

# en: What has happened?
what-has-happened = ماذا حدث؟

# en: On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.
september-21-vladimir-putin-announced =
    في { DATETIME($announced, month: "long", day: "numeric") }، أعلن فلاديمير بوتين تعبئة «جزئية» فورية للمواطنين الروس. وقال وزير الدفاع سيرغي شويغو إن روسيا تعتزم استدعاء { $called-up ->
        [zero] { $called-up } جندي إضافي
        [one] { $called-up } جندي إضافي
        [two] { $called-up } جندي إضافي
        [few] { $called-up } جنود إضافيين
        [many] { $called-up } جنديًا إضافيًا
       *[other] { $called-up } جندي إضافي
    } لتعزيز الحملة العسكرية في أوكرانيا.

# en: Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.
trying-justify-such-measure-state = وفي محاولة لتبرير هذا الإجراء، شددت سلطات الدولة على أن روسيا لا تحارب أوكرانيا، بل تحارب «الغرب الجماعي» وحلف الناتو. وبحسب بوتين، فإن وحدة أراضي روسيا «مهددة»، ولذلك ستُستخدم كل الوسائل لحماية الدولة وشعبها.

# en: What does it mean for Russians?
what-does-mean-russians = ماذا يعني ذلك بالنسبة إلى الروس؟

# en: The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.
authorities-stated-mobilisation-affects = أعلنت السلطات أن التعبئة لا تشمل سوى نحو { NUMBER($share, style: "percent") } من الرجال المؤهلين للخدمة، وتقتصر على الأكثر ملاءمة منهم ممن لديهم خبرة عسكرية سابقة وتدريب متخصص. غير أن النص الرسمي لمرسوم التعبئة لا يبيّن عدد القوات المقرر استدعاؤها. كما أنه لا يحدد فئات الأشخاص الذين تشملهم التعبئة.

# en: In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.
other-words-partial-mobilisation-may =
    وبعبارة أخرى، قد تشمل التعبئة «الجزئية» جميع المواطنين الذكور تقريبًا ممن تتراوح أعمارهم بين { $youngest } و{ $oldest ->
        [zero] { $oldest } عام
        [one] { $oldest } عام
        [two] { $oldest } عام
        [few] { $oldest } أعوام
        [many] { $oldest } عامًا
       *[other] { $oldest } عام
    }، وعلى الأرجح النساء ذوات التخصصات العسكرية، مثل العاملات في المجال الطبي.

# en: According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”
according-russian-ministry-defence-some = وبحسب وزارة الدفاع الروسية، يمكن إعفاء بعض الأشخاص من التعبئة بسبب عملهم في مؤسسات حيوية. وهناك آخرون غير صالحين للتعبئة بسبب أعمارهم أو حالتهم الصحية أو افتقارهم إلى الخبرة العسكرية. ومع ذلك، لا يوجد في الواقع ما يضمن عدم تعبئتهم «عن طريق الخطأ».

# en: It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.
has-already-happened-many-people =
    وقد حدث ذلك بالفعل لكثيرين، مثل متقاعد يبلغ من العمر { $pensioner-age ->
        [zero] { $pensioner-age } عام
        [one] { $pensioner-age } عام
        [two] { $pensioner-age } عام
        [few] { $pensioner-age } أعوام
        [many] { $pensioner-age } عامًا
       *[other] { $pensioner-age } عام
    } مصاب بالسكري وبنقص تروية الدماغ، أو عامل في مجال تكنولوجيا المعلومات قُتل في أوكرانيا رغم أنه كان يحق له تأجيل التجنيد. أما الفئات الأكثر عرضة للخطر فهي الأقليات العرقية والمجتمعات الريفية والنائية ورجال المناطق الأشد فقرًا.

# en: Can Russians refuse to participate in the war?
can-russians-refuse-participate-war = هل يستطيع الروس رفض المشاركة في الحرب؟

# en: On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.
september-20-just-one-day =
    في { DATETIME($passed, month: "long", day: "numeric") }، أي قبل يوم واحد فقط من إعلان بوتين التعبئة، أقر المشرعون الروس تشريعًا جديدًا ينص على عقوبات بالسجن لمدد طويلة على الاستسلام الطوعي والفرار من الخدمة ورفض أدائها في زمن الحرب أو التعبئة. فعلى سبيل المثال، قد يُعاقَب الفارون من الخدمة بالسجن مدة تصل إلى { $prison-years ->
        [zero] { $prison-years } عام
        [one] { $prison-years } عام
        [two] { $prison-years } عام
        [few] { $prison-years } أعوام
        [many] { $prison-years } عامًا
       *[other] { $prison-years } عام
    }.

# en: Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.
besides-going-jail-there-very = وإلى جانب دخول السجن، لا يملك الروس الذين لا يريدون المشاركة في الحرب سوى خيارات قليلة جدًا. فبإمكانهم أن يحاولوا الاختباء، لكن ذلك يزداد صعوبة لأن الشرطة الروسية تداهم محطات المترو ومراكز التسوق والمجمعات السكنية لتسليم أوامر الاستدعاء وتنفيذ خطة التعبئة.

# en: How have Russians reacted to the mobilisation?
how-have-russians-reacted-mobilisation = كيف كان رد فعل الروس على التعبئة؟

# en: On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.
first-day-partial-mobilisation-mass =
    في اليوم الأول من التعبئة «الجزئية»، اندلعت مظاهرات حاشدة مناهضة للحرب في أنحاء روسيا. واحتُجز ما لا يقل عن { $detained ->
        [zero] { $detained } متظاهر
        [one] { $detained } متظاهر
        [two] { $detained } متظاهر
        [few] { $detained } متظاهرين
        [many] { $detained } متظاهرًا
       *[other] { $detained } متظاهر
    }؛ وسُلّم بعضهم أوامر استدعاء تطالبهم بالحضور إلى مكاتب التجنيد العسكري.

# en: The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.
most-prominent-anti-mobilisation = وشهدت داغستان أبرز الاحتجاجات المناهضة للتعبئة. ووفقًا لأبحاث تستند إلى مصادر مفتوحة، فقدت بالفعل هذه الجمهورية القومية الفقيرة من الجنود القتلى أكثر مما فقدته أي منطقة روسية أخرى.

# en: At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.
same-time-thousands-military-aged =
    وفي الوقت نفسه، سارع آلاف الرجال ممن هم في سن الخدمة العسكرية إلى شراء تذاكر طيران باتجاه واحد إلى خارج البلاد، أو حاولوا عبور الحدود بالسيارات. وفي الأسبوعين الأولين بعد إعلان التعبئة، دخل إلى كازاخستان { $entered-kazakhstan ->
        [zero] { $entered-kazakhstan } روسي
        [one] { $entered-kazakhstan } روسي
        [two] { $entered-kazakhstan } روسي
        [few] { $entered-kazakhstan } روس
        [many] { $entered-kazakhstan } روسيًا
       *[other] { $entered-kazakhstan } روسي
    }. وفرّ كثيرون غيرهم إلى جورجيا ومنغوليا وتركيا وأرمينيا. كما هرب بعض الأشخاص إلى أوروبا قبل أن تمنع فنلندا الروس الحاملين تأشيرات سياحية من دخول البلاد.

# en: To learn more:
learn-more = لمعرفة المزيد:
