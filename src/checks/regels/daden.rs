//! A: the deeds of somebody who walks away from a track or takes no part in it, as a table: a verb in its forms, what
//! stands with it, and whether it tells of that where it is done or where it is not.

/// What a deed has to be about to tell anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Anything,
    /// The track, or the guidance in it.
    Track,
    /// What one stops ‘with’: the track, or applying.
    WithTrack,
    /// The track, or the part that the employee has in it.
    Share,
    Cooperation,
    Contact,
    Appointments,
    /// An invitation or a message.
    Calls,
    /// More than one of what was agreed on.
    Agreements,
    /// Work that was offered or suits.
    Offer,
    /// Nothing that one may leave without leaving the track: a vacancy, a course.
    NothingElse,
    /// What one is ready for.
    TakingPart,
}

/// When a deed tells of somebody who walks away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Done,
    NotDone,
    NotAnyMore,
}

/// A verb in its forms and what stands with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deed {
    /// Forms that say by themselves that somebody does it.
    pub finite: &'static [&'static str],
    /// Participles: with ‘is’ most were done to somebody.
    pub past: &'static [&'static str],
    /// Whole forms: a deed once somebody decides on it or wants it.
    pub whole: &'static [&'static str],
    /// What follows a form that was split: ‘haakte … af’.
    pub particle: Option<&'static str>,
    /// Words that stand in the sentence too.
    pub beside: &'static [&'static str],
    pub about: About,
    pub said: Said,
}

type Forms = &'static [&'static str];

const fn deed(about: About, [finite, past, whole]: [Forms; 3]) -> Deed {
    Deed { finite, past, whole, particle: None, beside: &[], about, said: Said::Done }
}

impl Deed {
    const fn split(self, particle: &'static str) -> Self {
        Self { particle: Some(particle), ..self }
    }

    const fn beside(self, beside: Forms) -> Self {
        Self { beside, ..self }
    }

    const fn not_done(self) -> Self {
        Self { said: Said::NotDone, ..self }
    }

    const fn not_any_more(self) -> Self {
        Self { said: Said::NotAnyMore, ..self }
    }
}

/// Every deed: the finite forms, the participles and the whole forms of its verb.
pub(super) const DEEDS: &[Deed] = &[
    deed(About::WithTrack, [&["stopt", "stopte"], &["gestopt"], &["stoppen"]]),
    deed(About::Share, [&["zet", "zette"], &[], &[]]).split("stop"),
    deed(About::Share, [&["stopzet", "stopzette"], &["stopgezet"], &["stopzetten"]]),
    deed(About::Share, [&["beeindigt", "beeindigde"], &["beeindigd"], &["beeindigen"]]),
    deed(About::Track, [&["breekt", "brak"], &[], &[]]).split("af"),
    deed(About::Track, [&["afbreekt", "afbrak"], &["afgebroken"], &["afbreken"]]),
    deed(About::Share, [&["zegt", "zegde"], &[], &[]]).split("op"),
    deed(About::Share, [&["opzegt", "opzegde"], &["opgezegd"], &["opzeggen"]]),
    deed(About::NothingElse, [&["trekt", "trok"], &[], &[]]).split("terug").beside(&["zich"]),
    deed(About::NothingElse, [&["terugtrekt", "terugtrok"], &["teruggetrokken"], &["terugtrekken"]]).beside(&["zich"]),
    deed(About::NothingElse, [&["haakt", "haakte"], &[], &[]]).split("af"),
    deed(About::NothingElse, [&["afhaakt", "afhaakte"], &["afgehaakt"], &["afhaken"]]),
    deed(About::Track, [&["stapt", "stapte"], &["gestapt"], &["stappen"]]).beside(&["uit"]),
    deed(About::Share, [&["ziet", "zag"], &[], &[]]).split("af").beside(&["van"]),
    deed(About::Share, [&["afziet", "afzag"], &["afgezien"], &["afzien"]]).beside(&["van"]),
    deed(About::Share, [&[], &[], &["zien"]]).beside(&["van", "af", "te"]),
    deed(About::Share, [&["onttrekt", "onttrok"], &["onttrokken"], &["onttrekken"]]).beside(&["zich"]),
    deed(About::Track, [&["houdt", "hield"], &[], &[]]).split("af"),
    deed(About::Anything, [&["houdt", "hield"], &[], &[]]).split("gezien").beside(&["het", "voor"]),
    deed(About::Contact, [&["verbreekt", "verbrak"], &["verbroken"], &["verbreken"]]),
    deed(About::Share, [&["staakt", "staakte"], &["gestaakt"], &["staken"]]),
    deed(About::Cooperation, [&["onthoudt", "onthield"], &["onthouden"], &[]]),
    deed(About::Offer, [&["slaat", "sloeg", "wijst", "wees"], &[], &[]]).split("af"),
    deed(About::Offer, [&["afslaat", "afsloeg", "afwijst", "afwees"], &["afgeslagen", "afgewezen"], &["afslaan"]]),
    deed(About::Calls, [&["negeert", "negeerde"], &["genegeerd"], &[]]),
    deed(About::Anything, [&["onbereikbaar"], &[], &[]]),
    deed(About::Cooperation, [&["verleent", "verleende"], &["verleend"], &["verlenen"]]).not_done(),
    deed(About::Anything, [&["werkt", "werkte"], &[], &[]]).split("mee").not_done(),
    deed(About::Anything, [&["meewerkt", "meewerkte"], &["meegewerkt"], &[]]).not_done(),
    deed(About::Agreements, [&["komt", "kwam"], &[], &[]]).split("na").not_done(),
    deed(About::Agreements, [&["nakomt", "nakwam"], &["nagekomen"], &[]]).not_done(),
    deed(About::Share, [&["stelt", "stelde"], &[], &[]]).split("beschikbaar").beside(&["zich"]).not_done(),
    deed(About::Track, [&["neemt", "nam"], &[], &[]]).split("deel").not_done(),
    deed(About::Track, [&["deelneemt", "deelnam"], &["deelgenomen"], &[]]).not_done(),
    deed(About::Track, [&["zet", "zette"], &[], &[]]).split("voort").not_done(),
    deed(About::Track, [&["voortzet", "voortzette"], &["voortgezet"], &[]]).not_done(),
    deed(About::TakingPart, [&["bereid"], &[], &[]]).not_done(),
    deed(About::Anything, [&["verschijnt", "verscheen"], &["verschenen"], &[]]).not_any_more(),
    deed(About::Anything, [&["komt", "kwam"], &[], &[]]).split("opdagen").not_any_more(),
    deed(About::Appointments, [&["komt", "kwam"], &[], &[]]).not_any_more(),
    deed(About::Anything, [&["reageert", "reageerde"], &["gereageerd"], &[]]).not_any_more(),
    deed(About::Anything, [&["bereikbaar"], &[], &[]]).not_any_more(),
];
