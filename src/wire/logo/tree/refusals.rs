//! Why a drawing is refused, and what to do.

pub const OUTSIDE: &str = "De SVG van het logo verwijst naar iets buiten zichzelf. Neem alles in het bestand \
    op, of sla het logo op als PNG.";
pub const PICTURE: &str = "De SVG van het logo bevat een afbeelding. Sla het logo op als PNG of JPEG.";
pub const WORDS: &str = "De SVG van het logo bevat tekst. Zet tekst om in paden, of sla het logo op als PNG.";
pub const RUNS: &str = "De SVG van het logo bevat een script, animatie, patroon, pijlpunt of vreemd object. \
    Verwijder dat, of sla het logo op als PNG.";
pub const FILTER: &str = "De SVG van het logo bevat een filter, zoals een schaduw of vervaging. Sla het logo \
    op zonder filter, of als PNG.";
pub const UNKNOWN: &str = "De SVG van het logo bevat een onderdeel dat hier niet getekend kan worden. Sla het \
    logo op als gewone SVG, of als PNG.";
pub const NUMBER: &str = "De SVG van het logo bevat een getal boven 1.000.000 of met meer dan 40 cijfers. \
    Verklein de tekening en sla het logo opnieuw op, of sla het op als PNG.";
pub const WIDTH: &str = "De SVG van het logo heeft een lijn met een dikte boven 10.000, boven 100% of in em \
    of ex. Maak de lijn dunner, of sla het logo op als PNG.";
pub const LONG: &str = "Een kenmerk in de SVG van het logo is te lang. Sla het logo op als gewone of \
    geoptimaliseerde SVG.";
pub const TRANSFORMS: &str = "Een onderdeel van de SVG van het logo heeft meer dan 16 transformaties. Sla het logo \
    op als geoptimaliseerde SVG, of als PNG.";
pub const GROWS: &str = "De SVG van het logo herhaalt onderdelen te vaak, of binnen herhaalde onderdelen. \
    Vereenvoudig het logo of sla het op als PNG.";
pub const GRADIENT: &str = "Een verloop in de SVG van het logo heeft te veel kleuren of bouwt op te veel andere \
    verlopen. Vereenvoudig het verloop of sla het logo op als PNG.";
pub const RULES: &str = "De SVG van het logo heeft te veel opmaakregels (CSS) voor zijn aantal onderdelen. \
    Sla het logo op met opmaak als presentatiekenmerken, of als PNG.";
