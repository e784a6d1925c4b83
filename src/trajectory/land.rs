//! Countries: the codes of ISO 3166 with their Dutch names (Taalunie) and their English ones.

use super::plain::plain;

/// A country that an address lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Land {
    // Invariant: a code and the Dutch name of one row of `COUNTRIES`.
    code: &'static str,
    name: &'static str,
}

/// The text is neither a code nor a name of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLand;

impl Land {
    /// Takes a code of two letters, or a Dutch or English name; capitals, accents, spaces and hyphens do not matter.
    pub fn parse(text: &str) -> Result<Self, UnknownLand> {
        let given = folded(&plain(text));
        let by_name =
            |code: &str, dutch: &str, english: &str| [code, dutch, english].iter().any(|name| folded(name) == given);
        let named = OTHER_NAMES.iter().find(|(_, name)| folded(name) == given).map(|(code, _)| *code);
        let row = COUNTRIES.iter().find(|(code, dutch, english)| match named {
            Some(named) => named == *code,
            None => by_name(code, dutch, english),
        });
        row.map(|(code, name, _)| Self { code, name }).ok_or(UnknownLand)
    }

    pub fn is_netherlands(self) -> bool {
        self.code == "NL"
    }

    /// Its Dutch name.
    pub const fn name(self) -> &'static str {
        self.name
    }
}

/// Letters alone, small and without accents.
fn folded(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        _ => letter,
    };
    name.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).map(plain).collect()
}

/// Code, Dutch name, English name. XK is no code of ISO, but the one that everybody uses for Kosovo.
#[rustfmt::skip]
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("AD", "Andorra", "Andorra"),
    ("AE", "Verenigde Arabische Emiraten", "United Arab Emirates"),
    ("AF", "Afghanistan", "Afghanistan"),
    ("AG", "Antigua en Barbuda", "Antigua and Barbuda"),
    ("AI", "Anguilla", "Anguilla"),
    ("AL", "Albanië", "Albania"),
    ("AM", "Armenië", "Armenia"),
    ("AO", "Angola", "Angola"),
    ("AQ", "Antarctica", "Antarctica"),
    ("AR", "Argentinië", "Argentina"),
    ("AS", "Amerikaans-Samoa", "American Samoa"),
    ("AT", "Oostenrijk", "Austria"),
    ("AU", "Australië", "Australia"),
    ("AW", "Aruba", "Aruba"),
    ("AX", "Åland", "Åland Islands"),
    ("AZ", "Azerbeidzjan", "Azerbaijan"),
    ("BA", "Bosnië en Herzegovina", "Bosnia and Herzegovina"),
    ("BB", "Barbados", "Barbados"),
    ("BD", "Bangladesh", "Bangladesh"),
    ("BE", "België", "Belgium"),
    ("BF", "Burkina Faso", "Burkina Faso"),
    ("BG", "Bulgarije", "Bulgaria"),
    ("BH", "Bahrein", "Bahrain"),
    ("BI", "Burundi", "Burundi"),
    ("BJ", "Benin", "Benin"),
    ("BL", "Saint-Barthélemy", "Saint Barthélemy"),
    ("BM", "Bermuda", "Bermuda"),
    ("BN", "Brunei", "Brunei"),
    ("BO", "Bolivia", "Bolivia"),
    ("BQ", "Caribisch Nederland", "Caribbean Netherlands"),
    ("BR", "Brazilië", "Brazil"),
    ("BS", "Bahama's", "Bahamas"),
    ("BT", "Bhutan", "Bhutan"),
    ("BV", "Bouvet", "Bouvet Island"),
    ("BW", "Botswana", "Botswana"),
    ("BY", "Belarus", "Belarus"),
    ("BZ", "Belize", "Belize"),
    ("CA", "Canada", "Canada"),
    ("CC", "Cocoseilanden", "Cocos Islands"),
    ("CD", "Congo-Kinshasa", "Democratic Republic of the Congo"),
    ("CF", "Centraal-Afrikaanse Republiek", "Central African Republic"),
    ("CG", "Congo-Brazzaville", "Republic of the Congo"),
    ("CH", "Zwitserland", "Switzerland"),
    ("CI", "Ivoorkust", "Ivory Coast"),
    ("CK", "Cookeilanden", "Cook Islands"),
    ("CL", "Chili", "Chile"),
    ("CM", "Kameroen", "Cameroon"),
    ("CN", "China", "China"),
    ("CO", "Colombia", "Colombia"),
    ("CR", "Costa Rica", "Costa Rica"),
    ("CU", "Cuba", "Cuba"),
    ("CV", "Kaapverdië", "Cape Verde"),
    ("CW", "Curaçao", "Curaçao"),
    ("CX", "Christmaseiland", "Christmas Island"),
    ("CY", "Cyprus", "Cyprus"),
    ("CZ", "Tsjechië", "Czechia"),
    ("DE", "Duitsland", "Germany"),
    ("DJ", "Djibouti", "Djibouti"),
    ("DK", "Denemarken", "Denmark"),
    ("DM", "Dominica", "Dominica"),
    ("DO", "Dominicaanse Republiek", "Dominican Republic"),
    ("DZ", "Algerije", "Algeria"),
    ("EC", "Ecuador", "Ecuador"),
    ("EE", "Estland", "Estonia"),
    ("EG", "Egypte", "Egypt"),
    ("EH", "Westelijke Sahara", "Western Sahara"),
    ("ER", "Eritrea", "Eritrea"),
    ("ES", "Spanje", "Spain"),
    ("ET", "Ethiopië", "Ethiopia"),
    ("FI", "Finland", "Finland"),
    ("FJ", "Fiji", "Fiji"),
    ("FK", "Falklandeilanden", "Falkland Islands"),
    ("FM", "Micronesië", "Micronesia"),
    ("FO", "Faeröer", "Faroe Islands"),
    ("FR", "Frankrijk", "France"),
    ("GA", "Gabon", "Gabon"),
    ("GB", "Verenigd Koninkrijk", "United Kingdom"),
    ("GD", "Grenada", "Grenada"),
    ("GE", "Georgië", "Georgia"),
    ("GF", "Frans-Guyana", "French Guiana"),
    ("GG", "Guernsey", "Guernsey"),
    ("GH", "Ghana", "Ghana"),
    ("GI", "Gibraltar", "Gibraltar"),
    ("GL", "Groenland", "Greenland"),
    ("GM", "Gambia", "Gambia"),
    ("GN", "Guinee", "Guinea"),
    ("GP", "Guadeloupe", "Guadeloupe"),
    ("GQ", "Equatoriaal-Guinea", "Equatorial Guinea"),
    ("GR", "Griekenland", "Greece"),
    ("GS", "Zuid-Georgia en Zuidelijke Sandwicheilanden", "South Georgia and the South Sandwich Islands"),
    ("GT", "Guatemala", "Guatemala"),
    ("GU", "Guam", "Guam"),
    ("GW", "Guinee-Bissau", "Guinea-Bissau"),
    ("GY", "Guyana", "Guyana"),
    ("HK", "Hongkong", "Hong Kong"),
    ("HM", "Heard en McDonaldeilanden", "Heard Island and McDonald Islands"),
    ("HN", "Honduras", "Honduras"),
    ("HR", "Kroatië", "Croatia"),
    ("HT", "Haïti", "Haiti"),
    ("HU", "Hongarije", "Hungary"),
    ("ID", "Indonesië", "Indonesia"),
    ("IE", "Ierland", "Ireland"),
    ("IL", "Israël", "Israel"),
    ("IM", "Man", "Isle of Man"),
    ("IN", "India", "India"),
    ("IO", "Brits Indische Oceaanterritorium", "British Indian Ocean Territory"),
    ("IQ", "Irak", "Iraq"),
    ("IR", "Iran", "Iran"),
    ("IS", "IJsland", "Iceland"),
    ("IT", "Italië", "Italy"),
    ("JE", "Jersey", "Jersey"),
    ("JM", "Jamaica", "Jamaica"),
    ("JO", "Jordanië", "Jordan"),
    ("JP", "Japan", "Japan"),
    ("KE", "Kenia", "Kenya"),
    ("KG", "Kirgizië", "Kyrgyzstan"),
    ("KH", "Cambodja", "Cambodia"),
    ("KI", "Kiribati", "Kiribati"),
    ("KM", "Comoren", "Comoros"),
    ("KN", "Saint Kitts en Nevis", "Saint Kitts and Nevis"),
    ("KP", "Noord-Korea", "North Korea"),
    ("KR", "Zuid-Korea", "South Korea"),
    ("KW", "Koeweit", "Kuwait"),
    ("KY", "Kaaimaneilanden", "Cayman Islands"),
    ("KZ", "Kazachstan", "Kazakhstan"),
    ("LA", "Laos", "Laos"),
    ("LB", "Libanon", "Lebanon"),
    ("LC", "Saint Lucia", "Saint Lucia"),
    ("LI", "Liechtenstein", "Liechtenstein"),
    ("LK", "Sri Lanka", "Sri Lanka"),
    ("LR", "Liberia", "Liberia"),
    ("LS", "Lesotho", "Lesotho"),
    ("LT", "Litouwen", "Lithuania"),
    ("LU", "Luxemburg", "Luxembourg"),
    ("LV", "Letland", "Latvia"),
    ("LY", "Libië", "Libya"),
    ("MA", "Marokko", "Morocco"),
    ("MC", "Monaco", "Monaco"),
    ("MD", "Moldavië", "Moldova"),
    ("ME", "Montenegro", "Montenegro"),
    ("MF", "Saint-Martin", "Saint Martin"),
    ("MG", "Madagaskar", "Madagascar"),
    ("MH", "Marshalleilanden", "Marshall Islands"),
    ("MK", "Noord-Macedonië", "North Macedonia"),
    ("ML", "Mali", "Mali"),
    ("MM", "Myanmar", "Myanmar"),
    ("MN", "Mongolië", "Mongolia"),
    ("MO", "Macau", "Macao"),
    ("MP", "Noordelijke Marianen", "Northern Mariana Islands"),
    ("MQ", "Martinique", "Martinique"),
    ("MR", "Mauritanië", "Mauritania"),
    ("MS", "Montserrat", "Montserrat"),
    ("MT", "Malta", "Malta"),
    ("MU", "Mauritius", "Mauritius"),
    ("MV", "Maldiven", "Maldives"),
    ("MW", "Malawi", "Malawi"),
    ("MX", "Mexico", "Mexico"),
    ("MY", "Maleisië", "Malaysia"),
    ("MZ", "Mozambique", "Mozambique"),
    ("NA", "Namibië", "Namibia"),
    ("NC", "Nieuw-Caledonië", "New Caledonia"),
    ("NE", "Niger", "Niger"),
    ("NF", "Norfolk", "Norfolk Island"),
    ("NG", "Nigeria", "Nigeria"),
    ("NI", "Nicaragua", "Nicaragua"),
    ("NL", "Nederland", "Netherlands"),
    ("NO", "Noorwegen", "Norway"),
    ("NP", "Nepal", "Nepal"),
    ("NR", "Nauru", "Nauru"),
    ("NU", "Niue", "Niue"),
    ("NZ", "Nieuw-Zeeland", "New Zealand"),
    ("OM", "Oman", "Oman"),
    ("PA", "Panama", "Panama"),
    ("PE", "Peru", "Peru"),
    ("PF", "Frans-Polynesië", "French Polynesia"),
    ("PG", "Papoea-Nieuw-Guinea", "Papua New Guinea"),
    ("PH", "Filipijnen", "Philippines"),
    ("PK", "Pakistan", "Pakistan"),
    ("PL", "Polen", "Poland"),
    ("PM", "Saint-Pierre en Miquelon", "Saint Pierre and Miquelon"),
    ("PN", "Pitcairneilanden", "Pitcairn Islands"),
    ("PR", "Puerto Rico", "Puerto Rico"),
    ("PS", "Palestina", "Palestine"),
    ("PT", "Portugal", "Portugal"),
    ("PW", "Palau", "Palau"),
    ("PY", "Paraguay", "Paraguay"),
    ("QA", "Qatar", "Qatar"),
    ("RE", "Réunion", "Réunion"),
    ("RO", "Roemenië", "Romania"),
    ("RS", "Servië", "Serbia"),
    ("RU", "Rusland", "Russia"),
    ("RW", "Rwanda", "Rwanda"),
    ("SA", "Saudi-Arabië", "Saudi Arabia"),
    ("SB", "Salomonseilanden", "Solomon Islands"),
    ("SC", "Seychellen", "Seychelles"),
    ("SD", "Soedan", "Sudan"),
    ("SE", "Zweden", "Sweden"),
    ("SG", "Singapore", "Singapore"),
    ("SH", "Sint-Helena, Ascension en Tristan da Cunha", "Saint Helena, Ascension and Tristan da Cunha"),
    ("SI", "Slovenië", "Slovenia"),
    ("SJ", "Spitsbergen en Jan Mayen", "Svalbard and Jan Mayen"),
    ("SK", "Slowakije", "Slovakia"),
    ("SL", "Sierra Leone", "Sierra Leone"),
    ("SM", "San Marino", "San Marino"),
    ("SN", "Senegal", "Senegal"),
    ("SO", "Somalië", "Somalia"),
    ("SR", "Suriname", "Suriname"),
    ("SS", "Zuid-Soedan", "South Sudan"),
    ("ST", "Sao Tomé en Principe", "São Tomé and Príncipe"),
    ("SV", "El Salvador", "El Salvador"),
    ("SX", "Sint Maarten", "Sint Maarten"),
    ("SY", "Syrië", "Syria"),
    ("SZ", "Eswatini", "Eswatini"),
    ("TC", "Turks- en Caicoseilanden", "Turks and Caicos Islands"),
    ("TD", "Tsjaad", "Chad"),
    ("TF", "Franse Zuidelijke Gebieden", "French Southern Territories"),
    ("TG", "Togo", "Togo"),
    ("TH", "Thailand", "Thailand"),
    ("TJ", "Tadzjikistan", "Tajikistan"),
    ("TK", "Tokelau", "Tokelau"),
    ("TL", "Oost-Timor", "East Timor"),
    ("TM", "Turkmenistan", "Turkmenistan"),
    ("TN", "Tunesië", "Tunisia"),
    ("TO", "Tonga", "Tonga"),
    ("TR", "Turkije", "Turkey"),
    ("TT", "Trinidad en Tobago", "Trinidad and Tobago"),
    ("TV", "Tuvalu", "Tuvalu"),
    ("TW", "Taiwan", "Taiwan"),
    ("TZ", "Tanzania", "Tanzania"),
    ("UA", "Oekraïne", "Ukraine"),
    ("UG", "Oeganda", "Uganda"),
    ("UM", "Kleine afgelegen eilanden van de Verenigde Staten", "United States Minor Outlying Islands"),
    ("US", "Verenigde Staten", "United States"),
    ("UY", "Uruguay", "Uruguay"),
    ("UZ", "Oezbekistan", "Uzbekistan"),
    ("VA", "Vaticaanstad", "Vatican City"),
    ("VC", "Saint Vincent en de Grenadines", "Saint Vincent and the Grenadines"),
    ("VE", "Venezuela", "Venezuela"),
    ("VG", "Britse Maagdeneilanden", "British Virgin Islands"),
    ("VI", "Amerikaanse Maagdeneilanden", "US Virgin Islands"),
    ("VN", "Vietnam", "Vietnam"),
    ("VU", "Vanuatu", "Vanuatu"),
    ("WF", "Wallis en Futuna", "Wallis and Futuna"),
    ("WS", "Samoa", "Samoa"),
    ("XK", "Kosovo", "Kosovo"),
    ("YE", "Jemen", "Yemen"),
    ("YT", "Mayotte", "Mayotte"),
    ("ZA", "Zuid-Afrika", "South Africa"),
    ("ZM", "Zambia", "Zambia"),
    ("ZW", "Zimbabwe", "Zimbabwe"),
];

/// Names that people write besides those.
#[rustfmt::skip]
const OTHER_NAMES: &[(&str, &str)] = &[
    ("BA", "Bosnië-Herzegovina"),
    ("BE", "Belgique"),
    ("BY", "Wit-Rusland"),
    ("CD", "Democratische Republiek Congo"),
    ("CG", "Congo"),
    ("CI", "Côte d'Ivoire"),
    ("CV", "Cabo Verde"),
    ("CZ", "Czech Republic"),
    ("CZ", "Tsjechische Republiek"),
    ("DE", "Bondsrepubliek Duitsland"),
    ("DE", "Deutschland"),
    ("FR", "La France"),
    ("GB", "Engeland"),
    ("GB", "England"),
    ("GB", "Great Britain"),
    ("GB", "Groot-Brittannië"),
    ("GB", "Noord-Ierland"),
    ("GB", "Northern Ireland"),
    ("GB", "Schotland"),
    ("GB", "Scotland"),
    ("GB", "UK"),
    ("GB", "Wales"),
    ("GR", "Hellas"),
    ("IM", "Eiland Man"),
    ("MM", "Birma"),
    ("NL", "Holland"),
    ("NL", "The Netherlands"),
    ("RU", "Russian Federation"),
    ("RU", "Russische Federatie"),
    ("SZ", "Swaziland"),
    ("TL", "Timor-Leste"),
    ("TR", "Türkiye"),
    ("US", "USA"),
    ("US", "United States of America"),
    ("US", "Verenigde Staten van Amerika"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_and_both_names_are_the_same_country() {
        for text in ["BE", "be", "België", "belgie", "Belgium", " BELGIË\u{a0}"] {
            assert_eq!(Land::parse(text).map(Land::name), Ok("België"));
        }
        for text in ["UK", "Groot-Brittannië", "groot brittannie", "Engeland", "GB"] {
            assert_eq!(Land::parse(text).map(Land::name), Ok("Verenigd Koninkrijk"));
        }
        assert!(Land::parse("Holland").is_ok_and(Land::is_netherlands));
        for text in ["", "Atlantis", "B", "XX"] {
            assert_eq!(Land::parse(text), Err(UnknownLand));
        }
    }

    #[test]
    fn codes_and_names_stand_there_once() {
        let mut known: Vec<String> = COUNTRIES.iter().map(|(code, ..)| folded(code)).collect();
        known.extend(COUNTRIES.iter().map(|(_, name, _)| folded(name)));
        known.extend(OTHER_NAMES.iter().map(|(_, name)| folded(name)));
        let number = known.len();
        known.sort();
        known.dedup();
        assert_eq!(known.len(), number);
    }
}
