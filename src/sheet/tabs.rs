//! The tabs of a workbook, and what of the contract stands on each. Their columns follow from the schema.

use Owner::{Adviseur, Bureau, Kandidaat, Werkgever};

/// Whose rows a tab holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// They hold for every candidate.
    Bureau,
    Adviseur,
    Werkgever,
    Kandidaat,
}

impl Owner {
    /// The heading of the column that says whose a row is; none where all rows are of one.
    pub const fn heading(self) -> Option<&'static str> {
        match self {
            Self::Bureau => None,
            Self::Adviseur => Some("adviseur"),
            Self::Werkgever => Some("werkgever"),
            Self::Kandidaat => Some("kandidaat"),
        }
    }

    /// The tab that tells who there are.
    pub const fn tab(self) -> &'static str {
        match self {
            Self::Bureau => "bureau",
            Self::Adviseur => "adviseurs",
            Self::Werkgever => "werkgevers",
            Self::Kandidaat => "kandidaten",
        }
    }
}

/// The rows of one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    One,
    Many,
}

/// A list in the items of another list: by which field its rows find the item that they belong to.
#[derive(Debug, Clone, Copy)]
pub struct Within {
    pub heading: &'static str,
    /// Its article.
    pub article: &'static str,
    pub field: &'static str,
}

/// What stands on a tab.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// An object or a list; a star stands for a position.
    Part(&'static str),
    /// Objects beside each other in one row, each with the word that begins its headings.
    Beside(&'static [(&'static str, &'static str)]),
    /// Lists of one form; a column says in which of them a row belongs.
    Choice(&'static [(&'static str, &'static str)]),
    /// Names with a text.
    Map(&'static str),
}

#[derive(Debug, Clone, Copy)]
pub struct TabSpec {
    pub name: &'static str,
    pub owner: Owner,
    pub rows: Rows,
    pub within: Option<Within>,
    pub holds: Holds,
    /// What belongs there, for people.
    pub about: &'static str,
}

const fn one(owner: Owner, name: &'static str, pointer: &'static str, about: &'static str) -> TabSpec {
    TabSpec { name, owner, rows: Rows::One, within: None, holds: Holds::Part(pointer), about }
}

const fn many(owner: Owner, name: &'static str, pointer: &'static str, about: &'static str) -> TabSpec {
    TabSpec { name, owner, rows: Rows::Many, within: None, holds: Holds::Part(pointer), about }
}

const fn inside(name: &'static str, pointer: &'static str, within: Within, about: &'static str) -> TabSpec {
    TabSpec { name, owner: Kandidaat, rows: Rows::Many, within: Some(within), holds: Holds::Part(pointer), about }
}

const fn choice(name: &'static str, parts: &'static [(&'static str, &'static str)], about: &'static str) -> TabSpec {
    TabSpec { name, owner: Kandidaat, rows: Rows::Many, within: None, holds: Holds::Choice(parts), about }
}

/// A list stands after the one that it lies in.
pub const TABS: &[TabSpec] = &[
    TabSpec {
        name: "kandidaten",
        owner: Kandidaat,
        rows: Rows::One,
        within: None,
        holds: Holds::Beside(&[
            ("werknemer", "/werknemer"),
            ("dienstverband", "/dienstverband"),
            ("verzuim", "/verzuim"),
            ("traject", "/traject"),
            ("document", "/document"),
        ]),
        about: "Eén rij per kandidaat, met een eigen woord of nummer in de eerste kolom. Dat staat op de andere tabbladen ook \
            vooraan.",
    },
    one(Bureau, "bureau", "/bureau", "Uw bureau en huisstijl: één rij, voor alle kandidaten."),
    many(Bureau, "keurmerken", "/bureau/keurmerken/*", "Keurmerken van uw bureau."),
    TabSpec {
        name: "teksten",
        owner: Bureau,
        rows: Rows::Many,
        within: None,
        holds: Holds::Map("/teksten"),
        about: "Eigen standaardzinnen van uw bureau, in plaats van de meegeleverde.",
    },
    one(Adviseur, "adviseurs", "/adviseur", "Eén rij per adviseur; de kandidaten noemen er één."),
    many(Adviseur, "registraties", "/adviseur/registraties/*", "Registraties van een adviseur."),
    one(
        Werkgever,
        "werkgevers",
        "/werkgever",
        "Eén rij per werkgever met contactpersoon; de kandidaten noemen er één.",
    ),
    one(Kandidaat, "poortwachter", "/poortwachter", "De datums van de stappen van de Wet verbetering poortwachter."),
    many(
        Kandidaat,
        "deskundigenoordelen",
        "/deskundigenoordelen/*",
        "Deskundigenoordelen die aan UWV zijn gevraagd, met wat ervan kwam.",
    ),
    many(Kandidaat, "onderbrekingen", "/verzuim/onderbrekingen/*", "Periodes van volledig herstel."),
    many(Kandidaat, "wazo-verlof", "/verzuim/wazo/*", "Zwangerschaps- en bevallingsverlof tijdens het verzuim."),
    many(Kandidaat, "belastbaarheid", "/belastbaarheid/*", "Elke FML of terugkoppeling van de bedrijfsarts."),
    inside(
        "beperkingen",
        "/belastbaarheid/*/rubrieken/*",
        Within { heading: "belastbaarheid", article: "de", field: "datum" },
        "Mogelijkheden en beperkingen in werktermen; de tweede kolom noemt de datum van de belastbaarheid.",
    ),
    one(Kandidaat, "persoonsprofiel", "/persoonsprofiel", "Wat de kandidaat kan en wil."),
    many(Kandidaat, "opleidingen", "/persoonsprofiel/opleidingen/*", "Opleidingen van de kandidaat."),
    many(Kandidaat, "werkervaring", "/persoonsprofiel/werkervaring/*", "Eerdere banen van de kandidaat."),
    many(Kandidaat, "talen", "/persoonsprofiel/talen/*", "Talen van de kandidaat."),
    one(
        Kandidaat,
        "arbeidsdeskundig advies",
        "/arbeidsdeskundigAdvies",
        "De conclusie van het arbeidsdeskundig onderzoek.",
    ),
    one(
        Kandidaat,
        "bedrijfsarts advies",
        "/bedrijfsartsAdvies",
        "Het advies van de bedrijfsarts, als er geen arbeidsdeskundige was.",
    ),
    many(Kandidaat, "geen mogelijkheden", "/geenBenutbareMogelijkheden/*", "Periodes waarin werken niet mogelijk is."),
    many(
        Kandidaat,
        "tekortkomingen",
        "/traject/loonsanctie/tekortkomingen/*",
        "Wat UWV in een loonsanctie noemde, met wat eraan is gedaan.",
    ),
    many(Kandidaat, "andere werkgevers", "/andereWerkgevers/*", "Andere werkgevers van de kandidaat."),
    many(Kandidaat, "werk spoor 1", "/werkSpoor1/*", "Werk bij de eigen werkgever naast het tweede spoor."),
    many(Kandidaat, "maatregelen", "/maatregelen/*", "Wat de werkgever deed toen de kandidaat niet meewerkte."),
    many(Kandidaat, "zoekprofielen", "/zoekprofielen/*", "Elke versie van het zoekprofiel."),
    inside(
        "zoekrichtingen",
        "/zoekprofielen/*/zoekrichtingen/*",
        Within { heading: "zoekprofiel", article: "het", field: "versie" },
        "De zoekrichtingen; de tweede kolom noemt de versie van het zoekprofiel.",
    ),
    many(Kandidaat, "arbeidsmarkt", "/arbeidsmarkt/*", "Tellingen van vacatures."),
    many(Kandidaat, "doelen", "/doelen/*", "De doelen van het traject."),
    many(Kandidaat, "fases", "/fases/*", "De fases van het traject."),
    inside(
        "fasestappen",
        "/fases/*/stappen/*",
        Within { heading: "fase", article: "de", field: "titel" },
        "Activiteiten van een fase met hun dagen; de tweede kolom noemt de fase.",
    ),
    many(Kandidaat, "activiteiten", "/activiteiten/*", "Wat is gedaan en wat is gepland."),
    many(Kandidaat, "sollicitaties", "/sollicitaties/*", "Elke sollicitatie."),
    many(Kandidaat, "plaatsingen", "/plaatsingen/*", "Werkervaringsplaatsen, proefplaatsingen en banen."),
    inside(
        "opbouw uren",
        "/plaatsingen/*/opbouw/*",
        Within { heading: "plaatsing", article: "de", field: "organisatie" },
        "Uren per week die in een plaatsing veranderden; de tweede kolom noemt de organisatie.",
    ),
    many(Kandidaat, "scholing", "/scholing/*", "Cursussen en opleidingen in het traject."),
    many(Kandidaat, "instrumenten", "/instrumenten/*", "Instrumenten en voorzieningen die zijn overwogen of ingezet."),
    many(Kandidaat, "eerdere documenten", "/eerdereDocumenten/*", "Wat eerder in dit traject is gemaakt."),
    one(Kandidaat, "plan", "/plan", "Nodig voor het plan van aanpak."),
    many(Kandidaat, "afspraken", "/plan/afspraken/*", "Afspraken in het plan van aanpak."),
    many(Kandidaat, "belemmeringen", "/plan/belemmeringen/*", "Belemmeringen in het plan van aanpak."),
    many(
        Kandidaat,
        "financiele scenarios",
        "/plan/financieleScenarios/*",
        "Wat de uitkomsten voor het inkomen betekenen; alleen in het exemplaar voor de werknemer.",
    ),
    one(Kandidaat, "voortgang", "/voortgang", "Nodig voor de voortgangsrapportage: de periode waarover u rapporteert."),
    many(Kandidaat, "afwezigheid", "/voortgang/afwezigheid/*", "Gemiste afspraken in de periode; zonder reden."),
    many(Kandidaat, "vooruitblik", "/voortgang/vooruitblik/*", "Wat voor de volgende periode is gepland."),
    one(Kandidaat, "eind", "/eind", "Nodig voor de eindrapportage."),
    many(Kandidaat, "knelpunten", "/eind/knelpunten/*", "Knelpunten in de eindrapportage."),
    choice(
        "doelvoortgang",
        &[("voortgangsrapportage", "/voortgang/doelen/*"), ("eindrapportage", "/eind/doelen/*")],
        "Hoe het met elk doel staat, in de voortgangsrapportage en in de eindrapportage.",
    ),
    choice(
        "gevraagd",
        &[
            ("plan-van-aanpak", "/plan/gevraagd/*"),
            ("voortgangsrapportage", "/voortgang/gevraagd/*"),
            ("eindrapportage", "/eind/gevraagd/*"),
        ],
        "Wat een document vooraan van een partij vraagt: ten hoogste drie punten per document.",
    ),
    one(Kandidaat, "offerte", "/offerte", "Nodig voor de offerte."),
    many(Kandidaat, "offertefases", "/offerte/fases/*", "De fases in de offerte."),
    many(Kandidaat, "offertemodules", "/offerte/modules/*", "De onderdelen van het aanbod."),
    many(Kandidaat, "offerteregels", "/offerte/regels/*", "De prijsregels."),
    many(Kandidaat, "termijnen", "/offerte/termijnen/*", "De betaaltermijnen."),
    choice(
        "ondertekening",
        &[
            (ALL_DOCUMENTS, "/ondertekening/*"),
            ("offerte", "/offerte/ondertekening/*"),
            ("plan-van-aanpak", "/plan/ondertekening/*"),
            ("voortgangsrapportage", "/voortgang/ondertekening/*"),
            ("eindrapportage", "/eind/ondertekening/*"),
        ],
        "Handtekeningen, gezet of nog open. Zonder document gelden zij voor elk document dat er zelf geen heeft.",
    ),
    many(
        Kandidaat,
        "bevestigd",
        "/bevestigd/*",
        "Woorden waarvan iemand verantwoordt dat zij mogen staan; de rij staat onder de bevinding.",
    ),
];

/// The choice that an empty cell makes.
pub const ALL_DOCUMENTS: &str = "alle";

/// The tab that tells how the workbook is filled in. It is not read.
pub const HELP: &str = "uitleg";
