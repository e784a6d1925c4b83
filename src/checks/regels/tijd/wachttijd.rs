//! The wachttijd: its last day as stated, and what comes before it: the AOW age and the end of the contract.

use chrono::{Months, NaiveDate};

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::dutch::{counted, short_date};
use crate::trajectory::{
    MijlpaalSoort, Period, Soort, Verkorting, VrijwilligeVerlenging, later, law, previous_workday, works_on_after,
};

/// T11: the AOW age is so near that both parties may waive the second track, until it has been; of a birth date that is
/// known in part the last day counts.
pub fn aow_is_near(context: &Context<'_>) -> Option<Observation> {
    let born = context.dossier.trajectory.werknemer.geboortedatum;
    let aow = context.dossier.trajectory.aow_uiterlijk()?;
    let after = context.dossier.trajectory.verzuim.eerste_dag_erna();
    let months = u32::try_from(context.thresholds.aow_na_wachttijd_maanden).ok()?;
    let limit = after.checked_add_months(Months::new(months))?;
    let (reaches, advice) = if aow < context.dossier.date {
        ("bereikte", "Bij een andere werkgever hoeft de werknemer daarna niet meer te re-integreren.")
    } else if context.dossier.loonsanctie().is_some() {
        (
            "bereikt",
            "Van het tweede spoor afzien hoort volgens de Werkwijzer Poortwachter bij een eerste start; hier verlengde \
             UWV de loondoorbetaling en verwacht het herstel. Stem de planning af op die dag.",
        )
    } else if context.dossier.soort == Soort::Eindrapportage {
        (
            "bereikt",
            "Daarna hoeft de werknemer bij een andere werkgever niet meer te re-integreren. Leg vast of dat meewoog \
             bij het einde van de begeleiding.",
        )
    } else {
        (
            "bereikt",
            "Volgens de Werkwijzer Poortwachter kunnen werkgever en werknemer dan samen schriftelijk van het tweede \
             spoor afzien. Bespreek of dat de bedoeling is.",
        )
    };
    let last = context.last_day();
    let near = if aow < context.first_day() {
        format!("vóór de eerste ziektedag, {}; er is geen wachttijd", short_date(context.first_day()))
    } else if aow == last {
        "op de laatste dag van de wachttijd".to_owned()
    } else if aow < last {
        format!("vóór het einde van de wachttijd op {}", short_date(last))
    } else {
        let months = counted(months, "maand", "maanden");
        format!("binnen {months} na het einde van de wachttijd op {}", short_date(last))
    };
    let detail = format!(
        "De werknemer {reaches} {} {} de AOW-leeftijd, {near}. {advice}",
        if born.day().is_some() { "op" } else { "uiterlijk op" },
        short_date(aow)
    );
    (aow <= limit).then(|| Observation::at("/werknemer/geboortedatum", detail).with("aowDatum", aow))
}

/// T12: the contract ends within the wachttijd.
pub fn contract_ends_during_sickness(context: &Context<'_>) -> Option<Observation> {
    let end = context.dossier.trajectory.dienstverband.einddatum?;
    let verzuim = &context.dossier.trajectory.verzuim;
    let workday = previous_workday(end);
    let ill_briefly = verzuim.wachttijd.day_of(workday).is_some_and(|days| days <= law::ZIEK_UIT_DIENST_DAYS);
    // A contract that ends after the WIA request has its verslag with that request.
    let before = context.latest(MijlpaalSoort::InzendenRiv).filter(|last| *last < workday);
    let follows = if context.dossier.trajectory.werkgever.draagt_ziektewet() {
        "blijft de werkgever als eigenrisicodrager voor de Ziektewet daarna verantwoordelijk voor de begeleiding. \
         Controleer of dat zo is afgesproken."
            .to_owned()
    } else if ill_briefly {
        let on = if workday == end {
            "op die dag".to_owned()
        } else {
            format!("op de laatste werkdag daarvóór, {},", short_date(workday))
        };
        format!(
            "meldt de werkgever dat {on} aan UWV. Een re-integratieverslag is pas nodig na meer dan zes weken ziekte."
        )
    } else if let Some(last) = before {
        format!(
            "is het re-integratieverslag al eerder nodig, bij de WIA-aanvraag: uiterlijk op {}. Stem de planning en de \
             rapportages daarop af.",
            context.dated(last)
        )
    } else if works_on_after(&context.dossier.trajectory, end) {
        format!(
            "doet de werkgever daarvan op de laatste werkdag, {}, aangifte bij UWV, met een re-integratieverslag \
             (Ziektewet art. 38 lid 2). De werknemer werkt daarna bij een ander: vraag de werkgever of dit nog nodig \
             is.",
            short_date(workday)
        )
    } else if workday == end {
        "is op die dag het re-integratieverslag nodig. Stem de planning en de rapportages daarop af.".to_owned()
    } else {
        format!(
            "is op de laatste werkdag daarvóór, {}, het re-integratieverslag nodig (Ziektewet art. 38 lid 2). Stem de \
             planning en de rapportages daarop af.",
            short_date(workday)
        )
    };
    let detail = format!(
        "De einddatum van het dienstverband is {}; de laatste dag van de wachttijd is {}. Is de werknemer op die \
         einddatum nog ziek, dan {follows}",
        context.dated(end),
        short_date(context.last_day())
    );
    let during = end < verzuim.eerste_dag_erna() && !context.is_settled();
    let seen = during.then(|| Observation::at("/dienstverband/einddatum", detail).with("einddatum", end))?;
    if !reports_after(context, end) {
        return Some(seen);
    }
    Some(seen.adding(AFTER_THE_CONTRACT).weighing(Severity::Waarschuwing))
}

/// Whether a report tells of days after the contract, to an employer who has no part in them any more.
fn reports_after(context: &Context<'_>, end: NaiveDate) -> bool {
    let risk = context.dossier.trajectory.werkgever.draagt_ziektewet();
    let report = matches!(context.dossier.soort, Soort::Voortgangsrapportage | Soort::Eindrapportage);
    report && !risk && context.last_reported_day() > end
}

const AFTER_THE_CONTRACT: &str = "Deze rapportage gaat ook over dagen daarna. Dan begeleidt UWV, en is er geen grond \
                                  om over de werknemer aan de vroegere werkgever te rapporteren (AVG art. 5 en 6).";

/// T14: the end of the wachttijd as stated is not the one that the days give.
pub fn end_as_stated(context: &Context<'_>) -> Option<Observation> {
    let stated = context.dossier.trajectory.verzuim.einde_wachttijd_opgave?;
    let computed = context.dossier.trajectory.verzuim.wachttijd.laatste_dag();
    // Of an extension that was asked for another rule tells.
    if stated == computed || context.dossier.trajectory.verzuim.verlengd().is_some() {
        return None;
    }
    let two_years = context.first_day().checked_add_months(Months::new(24))?;
    let days = context.dossier.trajectory.verzuim.wachttijd.day_of(stated).unwrap_or(0);
    let asked = context.dossier.trajectory.poortwachter.wia_aanvraag;
    let soon = asked.filter(|asked| stated < later(*asked, law::IVA_NA_AANVRAAG_DAYS));
    let reason = if days < law::VERKORTE_WACHTTIJD_MIN_DAYS {
        " Zo vroeg eindigt geen wachttijd: ook een verkorte duurt ten minste dertien weken (Wet WIA art. 23 lid 6)."
    } else if context.dossier.trajectory.verzuim.is_verkort() && soon.is_some() {
        " Zo vroeg eindigt zij alleen als UWV haar verkort voor een vervroegde IVA-uitkering, en dan niet eerder dan \
         tien weken na de aanvraag (Wet WIA art. 23 lid 6). Controleer ook de dag van de WIA-aanvraag."
    } else if context.dossier.trajectory.verzuim.is_verkort() {
        " Zo vroeg eindigt zij alleen als UWV haar verkort voor een vervroegde IVA-uitkering, die de werknemer zelf \
         aanvraagt en waar geen re-integratieverslag bij hoort (Wet WIA art. 23 lid 6). Een tweede spoor past daar niet \
         bij."
    } else if stated < computed {
        " UWV verkort de wachttijd tot ten hoogste 78 weken; een dag tussen week 79 en 104 kan alleen als UWV uitgaat van \
         een andere eerste ziektedag of van minder herstel of verlof."
    } else if stated == two_years || stated.succ_opt() == Some(two_years) {
        " De opgave komt overeen met twee kalenderjaren, maar de wachttijd duurt 104 weken."
    } else if stated > computed {
        " Op verzoek van werkgever en werknemer samen kan UWV de loondoorbetaling verlengen (Wet WIA art. 24); staat \
         dat in de brief, dan klopt de opgave. Vul het verzoek dan in bij ‘vrijwilligeVerlenging’."
    } else {
        ""
    };
    let detail = format!(
        "Volgens de opgave is {} de laatste dag van de wachttijd; berekend is dat {}.{reason} Controleer de brief van \
         UWV, de onderbrekingen en het verlof. Het document gebruikt de opgave.",
        short_date(stated),
        short_date(computed)
    );
    let at = Observation::at("/verzuim/eindeWachttijdOpgave", detail);
    Some(at.with("opgave", stated).with("berekend", computed))
}

/// T35: the extension that employer and employee asked for extends nothing, was asked for too late, was not granted by
/// the time it should hold, does not end on the day that UWV wrote, comes when no wage is due any more, or ends too soon
/// after somebody asked for an earlier end.
pub fn voluntary_extension(context: &Context<'_>) -> Vec<Observation> {
    let verzuim = &context.dossier.trajectory.verzuim;
    let Some(extension) = verzuim.vrijwillige_verlenging else { return vec![] };
    let usual = verzuim.zonder_verlenging();
    let (asked, last) = (extension.verzoek, extension.laatste_dag);
    let stated = verzuim.einde_wachttijd_opgave.filter(|stated| *stated > last);
    let stopped = context.dossier.trajectory.loon_stopt().filter(|stop| *stop <= usual && usual < last);
    let found = [
        (last <= usual).then(|| {
            let detail = format!(
                "De vrijwillige verlenging loopt tot en met {}, maar de wachttijd duurt zonder haar al tot en met {}. \
                 Het document rekent niet met haar. Controleer de dag in het besluit van UWV.",
                short_date(last),
                short_date(usual)
            );
            Observation::at(format!("{EXTENSION}/laatsteDag"), detail).with("laatsteDag", last)
        }),
        (asked > usual).then(|| {
            let detail = format!(
                "Het verzoek om verlenging is van {}, na de laatste dag van de wachttijd op {}. UWV verlengt een \
                 loondoorbetaling die nog loopt (Wet WIA art. 24). Controleer de datums.",
                short_date(asked),
                short_date(usual)
            );
            Observation::at(format!("{EXTENSION}/verzoek"), detail).with("verzoek", asked)
        }),
        (extension.besluit.is_none() && context.dossier.date > usual).then(|| {
            let detail = format!(
                "Werkgever en werknemer vroegen op {} om een langere wachttijd, en die eindigde op {} zonder een \
                 besluit van UWV. Het document rekent zonder verlenging. Vul ‘besluit’ in, of laat het verzoek weg als \
                 UWV het afwees.",
                short_date(asked),
                short_date(usual)
            );
            Observation::at(EXTENSION, detail).with("verzoek", asked)
        }),
        stated.map(|stated| {
            let detail = format!(
                "Volgens ‘eindeWachttijdOpgave’ eindigt de wachttijd op {}, volgens ‘vrijwilligeVerlenging’ op {}. \
                 Neem in beide de dag uit de laatste brief van UWV over.",
                short_date(stated),
                short_date(last)
            );
            Observation::at("/verzuim/eindeWachttijdOpgave", detail).with("opgave", stated).with("laatsteDag", last)
        }),
        stopped.map(|stop| {
            let detail = format!(
                "De vrijwillige verlenging loopt tot en met {}, maar de laatste dag van de loondoorbetaling is {}, binnen \
                 de wachttijd: er is dan geen loon dat langer kan duren. Controleer de datums.",
                short_date(last),
                short_date(stop)
            );
            Observation::at(EXTENSION, detail).with("laatsteDag", last).with("loonTot", stop)
        }),
    ];
    found.into_iter().flatten().chain(shortened(context, extension)).collect()
}

/// An earlier end that is none, or one that comes before the wachttijd itself ends, or within thirteen weeks of the
/// request for it: in these the wage goes on, unless the contract ends (Wet WIA art. 24 lid 3).
fn shortened(context: &Context<'_>, extension: VrijwilligeVerlenging) -> Option<Observation> {
    let Verkorting { verzoek, laatste_dag, .. } = extension.verkorting?;
    let at = |detail: String| {
        Observation::at(format!("{EXTENSION}/verkorting/laatsteDag"), detail).with("laatsteDag", laatste_dag)
    };
    if laatste_dag >= extension.laatste_dag {
        return Some(at(format!(
            "De verkorting van de vrijwillige verlenging loopt tot en met {}, maar zonder haar eindigt de verlenging \
             op {}: zij verkort niets. Controleer de dag in het besluit van UWV.",
            short_date(laatste_dag),
            short_date(extension.laatste_dag)
        )));
    }
    let usual = context.dossier.trajectory.verzuim.zonder_verlenging();
    if laatste_dag < usual {
        return Some(at(format!(
            "De verkorting van de vrijwillige verlenging loopt tot en met {}, maar zonder verlenging duurt de wachttijd \
             al tot en met {}: eerder eindigt zij niet. Het document rekent met die laatste dag. Controleer de dag in \
             het besluit van UWV.",
            short_date(laatste_dag),
            short_date(usual)
        )));
    }
    let first = later(verzoek, law::VERKORTE_VERLENGING_DAYS);
    let paid = context.dossier.trajectory.dienstverband.einddatum.is_none_or(|end| end > laatste_dag);
    let detail = format!(
        "Het verzoek om de vrijwillige verlenging te verkorten is van {}, en zij eindigt volgens de opgave op {}. \
         Zolang het dienstverband duurt, eindigt zij niet eerder dan dertien weken na dat verzoek (Wet WIA art. 24 \
         lid 3): op {}. Controleer de datums in het besluit van UWV.",
        short_date(verzoek),
        short_date(laatste_dag),
        short_date(first)
    );
    // UWV may write the last day of wage, or the first one without it.
    (paid && later(laatste_dag, 1) < first).then(|| at(detail).with("verzoek", verzoek).with("vanaf", first))
}

const EXTENSION: &str = "/verzuim/vrijwilligeVerlenging";

/// T33: the days of leave that move the end of the wachttijd are fewer or more than the law gives. The parts of one
/// birth count together, also those that are to come.
pub fn length_of_leave(context: &Context<'_>) -> Option<Observation> {
    let births = context.dossier.trajectory.verzuim.verlof_begonnen(context.dossier.date);
    let parts = births.filter(|parts| !(law::WAZO_MIN_DAYS..=law::WAZO_MAX_DAYS).contains(&together(parts))).last()?;
    let days = together(parts);
    let moved = match parts.first() {
        Some(part) if part.first() > context.last_day() => "het einde van een loonsanctie (Wet WIA art. 25 lid 9)",
        _ => "de laatste dag van de wachttijd",
    };
    let (rule, advice) = if days < law::WAZO_MIN_DAYS {
        ("duurt het ten minste zestien weken", "Vul het hele verlof in, of controleer of het hier hoort.")
    } else {
        (
            "is het zestien weken, twintig bij een meerling, en hooguit tien meer als het kind in het ziekenhuis ligt",
            "Controleer de datums.",
        )
    };
    let detail = format!(
        "Het verlof bij ‘wazo’ duurt {}; volgens de wet {rule}. Elke dag ervan schuift {moved} op. {advice}",
        counted(days, "dag", "dagen")
    );
    Some(Observation::at("/verzuim/wazo", detail).with("dagen", days))
}

fn together(parts: &[Period]) -> i64 {
    parts.iter().map(|part| part.days()).sum()
}
