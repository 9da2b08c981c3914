### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 6559aca8cd032a71
how-putin-pushes-russians-kill = How Putin pushes Russians to kill or be killed

# target: 67e709f41b5efb07
what-has-happened = What has happened?

# target: a5a5f5632ec70bf3
# $announced = 2022-09-21
# $called-up = 300000
september-21-vladimir-putin-announced = On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.

# target: f10311ec29b2bfc5
trying-justify-such-measure-state = Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.

# target: 78582585e748c9e2
what-does-mean-russians = What does it mean for Russians?

# target: 9783b6ee9428584a
# $share = 0.01
authorities-stated-mobilisation-affects = The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.

# target: f4b1363c10f6cb7c
# $youngest = 18
# $oldest = 65
other-words-partial-mobilisation-may = In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.

# target: 88dcbd2be325ae8f
according-russian-ministry-defence-some = According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”

# target: f97699cbb893ab42
# $pensioner-age = 63
has-already-happened-many-people = It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.

# target: 371868494b4911e5
can-russians-refuse-participate-war = Can Russians refuse to participate in the war?

# target: a5d33baf0f591365
# $passed = 2022-09-20
# $prison-years = 15
september-20-just-one-day = On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.

# target: 01623946ba229b01
besides-going-jail-there-very = Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.

# target: b557e385da5d8043
how-have-russians-reacted-mobilisation = How have Russians reacted to the mobilisation?

# target: f57b2422e1b479a6
# $detained = 1310
first-day-partial-mobilisation-mass = On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.

# target: 2cf0c5af11668ac5
most-prominent-anti-mobilisation = The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.

# target: 2dd6978f0d3be1ce
# $entered-kazakhstan = 200000
same-time-thousands-military-aged = At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.

# target: 09ff766457239dc0
learn-more = To learn more:
