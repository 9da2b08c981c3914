# en: the enlistment office
-office = военкомат
    .gender = masculine
