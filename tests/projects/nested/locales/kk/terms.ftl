# en: the enlistment office
-office = әскери комиссариат
