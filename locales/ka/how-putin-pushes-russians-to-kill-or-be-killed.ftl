### How Putin pushes Russians to kill or be killed
### Georgian (ka)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: How Putin pushes Russians to kill or be killed
how-putin-pushes-russians-kill = როგორ უბიძგებს პუტინი რუსებს, მოკლან ან მოკვდნენ

# en: What has happened?
what-has-happened = რა მოხდა?

# en: On { DATETIME($announced, month: "long", day: "numeric") }, Vladimir Putin announced an immediate “partial” mobilisation of Russian citizens. Defense minister Sergei Shoigu said that Russia plans to call up { $called-up } additional soldiers to bolster the military campaign in Ukraine.
september-21-vladimir-putin-announced = 21 სექტემბერს ვლადიმირ პუტინმა რუსეთის მოქალაქეების დაუყოვნებლივი „ნაწილობრივი“ მობილიზაცია გამოაცხადა. თავდაცვის მინისტრმა სერგეი შოიგუმ განაცხადა, რომ რუსეთი უკრაინაში სამხედრო კამპანიის გასაძლიერებლად დამატებით { $called-up } ჯარისკაცის გაწვევას გეგმავს.

# en: Trying to justify such a measure, the state authorities underlined that Russia fights not against Ukraine but the “collective West” and NATO. According to Putin, the territorial integrity of Russia is “threatened,” so all the means will be used to protect the state and its people.
trying-justify-such-measure-state = ასეთი ზომის გამართლების მცდელობისას სახელმწიფო ხელისუფლებამ ხაზი გაუსვა იმას, რომ რუსეთი იბრძვის არა უკრაინის, არამედ „კოლექტიური დასავლეთისა“ და ნატოს წინააღმდეგ. პუტინის თქმით, რუსეთის ტერიტორიულ მთლიანობას „საფრთხე ემუქრება“, ამიტომ სახელმწიფოსა და მისი ხალხის დასაცავად ყველა საშუალება იქნება გამოყენებული.

# en: What does it mean for Russians?
what-does-mean-russians = რას ნიშნავს ეს რუსებისთვის?

# en: The authorities stated that the mobilisation affects only about { NUMBER($share, style: "percent") } of eligible men and only the most fitted ones with prior military experience and specialised training. However, the official text of the mobilisation decree doesn’t show the number of forces to be called. It also doesn’t specify the categories of persons falling under the mobilisation.
authorities-stated-mobilisation-affects = ხელისუფლებამ განაცხადა, რომ მობილიზაცია ეხება გაწვევას დაქვემდებარებული მამაკაცების მხოლოდ დაახლოებით { NUMBER($share, style: "percent") }-ს და მხოლოდ ყველაზე შესაფერისებს, რომლებსაც უკვე აქვთ სამხედრო გამოცდილება და სპეციალური მომზადება. თუმცა მობილიზაციის შესახებ ბრძანებულების ოფიციალურ ტექსტში გასაწვევთა რაოდენობა მითითებული არ არის. მასში არც ის არის დაზუსტებული, პირთა რომელი კატეგორიები ექვემდებარება მობილიზაციას.

# en: In other words, the “partial” mobilisation may potentially involve almost all male citizens from { $youngest } to { $oldest } years old and probably women with military specialties, such as medics.
other-words-partial-mobilisation-may = სხვაგვარად რომ ვთქვათ, „ნაწილობრივი“ მობილიზაცია პოტენციურად შეიძლება შეეხოს { $youngest }-დან { $oldest } წლამდე ასაკის თითქმის ყველა მამრობითი სქესის მოქალაქეს და, სავარაუდოდ, სამხედრო სპეციალობის მქონე ქალებსაც, მაგალითად, მედიკოსებს.

# en: According to the Russian Ministry of Defence, some people can be exempted from mobilisation due to their occupation in vital organisations. Others are unsuitable because of their age, health condition, or lack of military experience. Still, in fact, there is no guarantee that they won’t be mobilised “by mistake.”
according-russian-ministry-defence-some = რუსეთის თავდაცვის სამინისტროს ცნობით, ზოგიერთი ადამიანი შეიძლება გათავისუფლდეს მობილიზაციისგან სასიცოცხლოდ მნიშვნელოვან ორგანიზაციებში საქმიანობის გამო. სხვები სამსახურისთვის უვარგისნი არიან ასაკის, ჯანმრთელობის მდგომარეობის ან სამხედრო გამოცდილების უქონლობის გამო. მიუხედავად ამისა, სინამდვილეში არ არსებობს გარანტია, რომ მათ „შეცდომით“ არ გაიწვევენ.

# en: It has already happened to many people, such as a { $pensioner-age }-year-old pensioner with diabetes and brain ischaemia or an IT worker who was killed in Ukraine despite being entitled to draft deferment. The most vulnerable categories are ethnic minorities, rural and remote communities, and men from the poorest regions.
has-already-happened-many-people = ეს უკვე ბევრ ადამიანს დაემართა, მაგალითად, { $pensioner-age } წლის პენსიონერს, რომელსაც დიაბეტი და თავის ტვინის იშემია აქვს, ან საინფორმაციო ტექნოლოგიების სფეროს თანამშრომელს, რომელიც უკრაინაში დაიღუპა, მიუხედავად იმისა, რომ გაწვევის გადავადების უფლება ჰქონდა. ყველაზე მოწყვლადი კატეგორიებია ეთნიკური უმცირესობები, სოფლისა და შორეული დასახლებების მოსახლეობა და უღარიბესი რეგიონების მამაკაცები.

# en: Can Russians refuse to participate in the war?
can-russians-refuse-participate-war = შეუძლიათ თუ არა რუსებს ომში მონაწილეობაზე უარის თქმა?

# en: On { DATETIME($passed, month: "long", day: "numeric") }, just one day before Putin announced the mobilisation, Russian lawmakers passed new legislation approving long jail terms for voluntary surrender, desertion, and refusal to serve during wartime or mobilisation. For instance, deserters can be punished with up to { $prison-years } years in prison.
september-20-just-one-day = 20 სექტემბერს, პუტინის მიერ მობილიზაციის გამოცხადებამდე სულ რაღაც ერთი დღით ადრე, რუსეთის კანონმდებლებმა ახალი კანონი მიიღეს, რომელიც ომის ან მობილიზაციის დროს ნებაყოფლობით ტყვედ ჩაბარების, დეზერტირობისა და სამსახურზე უარის თქმისთვის თავისუფლების აღკვეთის ხანგრძლივ ვადებს აწესებს. მაგალითად, დეზერტირები შეიძლება { $prison-years } წლამდე თავისუფლების აღკვეთით დაისაჯონ.

# en: Besides going to jail, there are very few options for Russians who don’t want to participate in the war. They can try to hide, but it becomes more challenging because Russian police raid metro stations, shopping malls, and apartment complexes to serve draft cards and fulfil the mobilisation plan.
besides-going-jail-there-very = ციხეში მოხვედრის გარდა, რუსებს, რომლებსაც ომში მონაწილეობა არ სურთ, ძალიან მცირე არჩევანი აქვთ. მათ შეუძლიათ დამალვა სცადონ, მაგრამ ეს სულ უფრო რთულდება, რადგან რუსეთის პოლიცია რეიდებს ატარებს მეტროსადგურებში, სავაჭრო ცენტრებსა და საცხოვრებელ კომპლექსებში, რათა გაწვევის უწყებები ჩააბაროს და მობილიზაციის გეგმა შეასრულოს.

# en: How have Russians reacted to the mobilisation?
how-have-russians-reacted-mobilisation = როგორ შეხვდნენ რუსები მობილიზაციას?

# en: On the first day of “partial” mobilisation, mass anti-war rallies erupted across Russia. At least { $detained } protesters had been detained; some of them were handed call-up papers demanding that they report to military conscription offices.
first-day-partial-mobilisation-mass = „ნაწილობრივი“ მობილიზაციის პირველ დღეს მთელ რუსეთში ომის საწინააღმდეგო მასობრივმა აქციებმა იფეთქა. სულ მცირე { $detained } დემონსტრანტი დააკავეს; ზოგიერთ მათგანს გადასცეს უწყება სამხედრო კომისარიატში გამოცხადების მოთხოვნით.

# en: The most prominent anti-mobilisation protests took place in Dagestan. According to open-source research, this poor national republic has already lost more soldiers killed than any other Russian region.
most-prominent-anti-mobilisation = მობილიზაციის წინააღმდეგ ყველაზე გახმაურებული საპროტესტო აქციები დაღესტანში გაიმართა. ღია წყაროებზე დაფუძნებული კვლევის თანახმად, ამ ღარიბ ეროვნულ რესპუბლიკას უკვე უფრო მეტი ჯარისკაცი დაეღუპა, ვიდრე რუსეთის ნებისმიერ სხვა რეგიონს.

# en: At the same time, thousands of military-aged men rushed to buy one-way flights out of the country or tried to cross the border by car. In the first two weeks after announcing the mobilisation, { $entered-kazakhstan } Russians entered Kazakhstan. Many others fled to Georgia, Mongolia, Turkey, and Armenia. Some people also escaped to Europe before Finland banned Russians with tourist visas from entering the country.
same-time-thousands-military-aged = ამავდროულად, სამხედრო ასაკის ათასობით მამაკაცმა სასწრაფოდ დაიწყო ქვეყნიდან გასამგზავრებელი ცალმხრივი ავიაბილეთების ყიდვა ან საზღვრის ავტომობილით გადაკვეთა სცადა. მობილიზაციის გამოცხადებიდან პირველ ორ კვირაში ყაზახეთში რუსეთის { $entered-kazakhstan } მოქალაქე შევიდა. ბევრი სხვა საქართველოში, მონღოლეთში, თურქეთსა და სომხეთში გაიქცა. ზოგიერთმა ევროპაში გაქცევაც მოასწრო, სანამ ფინეთი ტურისტული ვიზის მქონე რუსეთის მოქალაქეებს ქვეყანაში შესვლას აუკრძალავდა.

# en: To learn more:
learn-more = მეტის გასაგებად:
