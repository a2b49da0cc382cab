extension KnownGraph {
  /// The kite of ten figures and 18 ties in which degree, closeness and betweenness each name
  /// another winner. Krackhardt 1990, "Assessing the political landscape", Administrative Science
  /// Quarterly 35:342–369.
  package static let krackhardtsKite = KnownGraph(
    names: [
      "Andre", "Beverley", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane",
    ],
    friends: """
      Andre: Beverley Carol Diane Fernando
      Beverley: Diane Ed Garth
      Carol: Diane Fernando
      Diane: Ed Fernando Garth
      Ed: Garth
      Fernando: Garth Heather
      Garth: Heather
      Heather: Ike
      Ike: Jane
      """)

  /// Marriages among the ruling families of Florence around 1430, without the Pucci, who married
  /// into none of the others: 15 families, 20 marriages. Padgett & Ansell 1993, American Journal of
  /// Sociology 98:1259–1319; table in Breiger & Pattison 1986, Social Networks 8.
  package static let florentineMarriages = KnownGraph(
    names: [
      "Acciaiuoli", "Albizzi", "Barbadori", "Bischeri", "Castellani", "Ginori", "Guadagni",
      "Lamberteschi", "Medici", "Pazzi", "Peruzzi", "Ridolfi", "Salviati", "Strozzi", "Tornabuoni",
    ],
    friends: """
      Medici: Acciaiuoli Albizzi Barbadori Ridolfi Salviati Tornabuoni
      Guadagni: Albizzi Bischeri Lamberteschi Tornabuoni
      Strozzi: Bischeri Castellani Peruzzi Ridolfi
      Peruzzi: Bischeri Castellani
      Albizzi: Ginori
      Barbadori: Castellani
      Ridolfi: Tornabuoni
      Salviati: Pazzi
      """)

  /// Friendships among the 34 members of a karate club, with the number of contexts in which each
  /// pair met: 78 ties. Zachary 1977, Journal of Anthropological Research 33:452–473.
  package static let karateClub = KnownGraph(
    names: (1...34).map(String.init),
    friends: """
      1: 2*4 3*5 4*3 5*3 6*3 7*3 8*2 9*2 11*2 12*3 13*1 14*3 18*2 20*2 22*2 32*2
      2: 3*6 4*3 8*4 14*5 18*1 20*2 22*2 31*2
      3: 4*3 8*4 9*5 10*1 14*3 28*2 29*2 33*2
      4: 8*3 13*3 14*3
      5: 7*2 11*3
      6: 7*5 11*3 17*3
      7: 17*3
      9: 31*3 33*3 34*4
      10: 34*2
      14: 34*3
      15: 33*3 34*2
      16: 33*3 34*4
      19: 33*1 34*2
      20: 34*1
      21: 33*3 34*1
      23: 33*2 34*3
      24: 26*5 28*4 30*3 33*5 34*4
      25: 26*2 28*3 32*2
      26: 32*7
      27: 30*4 34*2
      28: 34*4
      29: 32*2 34*2
      30: 33*4 34*2
      31: 33*3 34*3
      32: 33*4 34*4
      33: 34*5
      """)

  /// Alliances and enmities among 16 tribes of the Eastern Central Highlands of New Guinea, 29 of
  /// each. Read 1954, "Cultures of the Central Highlands, New Guinea", Southwestern Journal of
  /// Anthropology 10:1–43; as a signed graph in Hage & Harary 1983.
  package static let highlandTribes = KnownGraph(
    names: [
      "Alika", "Asaro", "Gahuk", "Gama", "Gavev", "Geham", "Kohik", "Kotun", "Masil", "Nagad",
      "Nagam", "Notoh", "Ove", "Seuve", "Uheto", "Ukudz",
    ],
    friends: """
      Alika: Ove Ukudz
      Asaro: Gahuk Geham Masil Ukudz
      Gahuk: Geham Masil Ove Ukudz
      Gama: Gavev Kotun Nagad
      Gavev: Kotun Nagad
      Geham: Masil Ukudz
      Kohik: Notoh Uheto
      Kotun: Nagad
      Masil: Nagam Ove Uheto Ukudz
      Nagam: Notoh Seuve
      Notoh: Uheto
      Ove: Ukudz
      Seuve: Uheto
      """,
    foes: """
      Alika: Gavev
      Asaro: Gama Gavev Nagad Seuve
      Gahuk: Gama Gavev Kotun Notoh Uheto
      Gama: Geham Nagam Seuve Uheto
      Gavev: Nagam Ove
      Geham: Kohik Nagad Notoh Uheto
      Kohik: Kotun Nagad
      Kotun: Nagam Notoh Ove
      Nagad: Nagam Notoh Uheto
      Seuve: Ukudz
      """)

  /// Ten figures with positive and negative ties. Everett & Borgatti 2014, "Networks containing
  /// negative ties", Social Networks 38:111–120.
  package static let everettAndBorgatti = KnownGraph(
    names: (1...10).map(String.init),
    friends: """
      1: 2 4
      2: 3 5
      3: 4
      4: 5
      5: 6
      6: 7 9
      7: 8 10
      8: 9
      9: 10
      """,
    foes: """
      1: 8 9
      2: 4 6 7
      3: 5 9
      4: 6 7
      5: 8 10
      6: 10
      7: 9
      """)
}
