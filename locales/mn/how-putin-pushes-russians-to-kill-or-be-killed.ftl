### How Putin pushes Russians to kill or be killed
### Mongolian (mn)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: How Putin pushes Russians to kill or be killed
# how-putin-pushes-russians-kill =

# en: What has happened?
what-has-happened = Юу болсон бэ?

# en: On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.
# september-21-vladimir-putin-announced =

# en: Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.
# trying-justify-such-measure-state =

# en: What does it mean for Russians?
what-does-mean-russians = Энэ нь Оросын иргэдийн хувьд юу гэсэн үг вэ?

# en: The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.
# authorities-stated-mobilisation-affects =

# en: In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.
# other-words-partial-mobilisation-may =

# en: According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”
# according-russian-ministry-defence-some =

# en: It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.
# has-already-happened-many-people =

# en: Can Russians refuse to participate in the war?
can-russians-refuse-participate-war = Оросын иргэд дайнд оролцохоос татгалзаж чадах уу?

# en: On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.
# september-20-just-one-day =

# en: Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.
# besides-going-jail-there-very =

# en: How have Russians reacted to the mobilisation?
how-have-russians-reacted-mobilisation = Оросын иргэд цэргийн дайчилгааг хэрхэн хүлээж авсан бэ?

# en: On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.
# first-day-partial-mobilisation-mass =

# en: The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.
# most-prominent-anti-mobilisation =

# en: At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.
# same-time-thousands-military-aged =

# en: To learn more:
# learn-more =
