### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 7c9bd7575289f3ff
how-putin-pushes-russians-kill = How Putin pushes Russians to kill or be killed

# target: c83c0be2e5333bcc
what-has-happened = What has happened?

# target: 2fc233053a2b2b6e
# $announced = 2022-09-21
# $called-up = 300000
september-21-vladimir-putin-announced = On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.

# target: 308d6166f2b98c47
trying-justify-such-measure-state = Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.

# target: 1c213209c37ca591
what-does-mean-russians = What does it mean for Russians?

# target: 0bf503f59338e388
# $share = 0.01
authorities-stated-mobilisation-affects = The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.

# target: 6a5361a316e61146
# $youngest = 18
# $oldest = 65
other-words-partial-mobilisation-may = In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.

# target: f0964624a553af0d
according-russian-ministry-defence-some = According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”

# target: 7ebb95cff8a4bef9
# $pensioner-age = 63
has-already-happened-many-people = It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.

# target: c62388c55895324f
can-russians-refuse-participate-war = Can Russians refuse to participate in the war?

# target: c49ca6df0ecefe39
# $passed = 2022-09-20
# $prison-years = 15
september-20-just-one-day = On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.

# target: 83241f983ee6b657
besides-going-jail-there-very = Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.

# target: 823414b66bc5590f
how-have-russians-reacted-mobilisation = How have Russians reacted to the mobilisation?

# target: d2cdf54325469d48
# $detained = 1310
first-day-partial-mobilisation-mass = On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.

# target: 35bfbefd33a5ebb2
most-prominent-anti-mobilisation = The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.

# target: 9cf9f47894aa72f4
# $entered-kazakhstan = 200000
same-time-thousands-military-aged = At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.

# target: 55ad5c4e43826c1a
learn-more = To learn more:
