//! Whom the door turns away: who shows no right key, and who asks more than there is room for.

use super::Problem;

/// What is said of a key that is not, or no longer, one of ours.
const INVALID: &str = "Bearer realm=\"trajectpers\", error=\"invalid_token\"";

impl Problem {
    /// 401: there are keys, and none was shown.
    pub fn no_key() -> Self {
        Self::without_key("Deze dienst vraagt een sleutel: stuur hem mee als ‘Authorization: Bearer …’.")
    }

    /// 401: what was shown is not shown as a key.
    pub fn no_bearer() -> Self {
        Self::without_key(
            "In ‘Authorization’ staat geen sleutel zoals deze dienst haar vraagt. Schrijf ‘Authorization: Bearer …’, \
             met het woord Bearer en een spatie voor de sleutel. Een naam met een wachtwoord (Basic, ‘curl -u’) wordt \
             niet aangenomen.",
        )
    }

    fn without_key(detail: &str) -> Self {
        Self::unauthorised("sleutel-ontbreekt", "Er is geen sleutel", detail, "Bearer realm=\"trajectpers\"")
    }

    /// 401: no key of ours.
    pub fn unknown_key() -> Self {
        let detail = "Deze sleutel is hier niet bekend. Vraag de beheerder om een nieuwe.";
        Self::unauthorised("sleutel-onbekend", "De sleutel is niet bekend", detail, INVALID)
    }

    /// 401: a key whose last day is over.
    pub fn expired_key() -> Self {
        let detail = "Deze sleutel is verlopen. Vraag de beheerder om een nieuwe.";
        Self::unauthorised("sleutel-verlopen", "De sleutel is verlopen", detail, INVALID)
    }

    fn unauthorised(code: &'static str, title: &'static str, detail: &str, challenge: &'static str) -> Self {
        Self { challenge: Some(challenge), reason: Some("unauthorised"), ..Self::new(401, code, title, detail) }
    }

    /// 403: a key that does not open this address.
    pub fn no_right(right: &str) -> Self {
        let detail =
            format!("Deze sleutel geeft hier geen toegang: het recht ‘{right}’ ontbreekt. Vraag de beheerder erom.");
        let problem = Self::new(403, "geen-recht", "De sleutel geeft hier geen toegang", detail);
        Self { reason: Some("forbidden"), challenge: Some("Bearer error=\"insufficient_scope\""), ..problem }
    }

    /// 403: without keys the service is for this machine alone, and for no page of another site.
    pub fn not_from_here() -> Self {
        let detail = "Zonder sleutels is deze dienst er alleen voor programma’s op deze computer, onder een eigen naam \
             zoals localhost. Dit verzoek kwam van elders, of noemt in ‘Host’ of ‘Origin’ een andere naam. Voor anderen: stel sleutels in (instelling TRAJECTPERS_KEYS_FILE), of, achter een proxy met \
             een eigen slot, TRAJECTPERS_ALLOW_ANYONE.";
        let problem = Self::new(403, "niet-van-hier", "Het verzoek komt niet van deze computer", detail);
        Self { reason: Some("host"), ..problem }
    }

    /// 403: without keys a request that a proxy passed on is nobody's of whom it is known that he is on this machine.
    pub fn passed_on() -> Self {
        let detail = "Een proxy heeft dit verzoek doorgestuurd: dat zegt een header als ‘X-Forwarded-For’, \
             ‘Forwarded’, ‘X-Real-IP’ of ‘Via’. Zonder sleutels is deze dienst er alleen voor programma’s op deze \
             computer. Stel sleutels in (instelling TRAJECTPERS_KEYS_FILE). Heeft de proxy een eigen slot, noem haar \
             dan in TRAJECTPERS_TRUSTED_PROXIES, of zet TRAJECTPERS_ALLOW_ANYONE aan.";
        let problem = Self::new(403, "niet-van-hier", "Het verzoek komt niet van deze computer", detail);
        Self { reason: Some("host"), ..problem }
    }

    /// 429: more requests than one caller may send in a while.
    pub fn too_often(seconds: u32) -> Self {
        let detail = format!(
            "U vraagt vaker dan mag (instelling TRAJECTPERS_RATE). Wacht {seconds} {}.",
            if seconds == 1 { "seconde" } else { "seconden" }
        );
        let problem = Self::new(429, "te-vaak", "U vraagt te vaak", detail);
        Self { retry_after: Some(seconds), reason: Some("rate"), ..problem }
    }

    /// 429: too many keys that opened nothing.
    pub fn too_many_keys(seconds: u32) -> Self {
        let detail =
            "Van u kwamen te veel sleutels achter elkaar die niet passen. Wacht even en controleer de sleutel.";
        let problem = Self::new(429, "te-veel-sleutels", "Er zijn te veel onjuiste sleutels", detail);
        Self { retry_after: Some(seconds), reason: Some("unauthorised"), ..problem }
    }

    /// 503: all requests together hold as many bytes as they may.
    pub fn too_much_held() -> Self {
        Self::unavailable(
            "Er zijn te veel berichten tegelijk onderweg (instelling TRAJECTPERS_BODIES). Probeer het straks opnieuw.",
        )
        .because("too_many_bytes")
    }

    /// 503: as many bytes of answers wait to be read as may.
    pub fn too_much_unread() -> Self {
        Self::unavailable(
            "Er wachten te veel antwoorden tot ze gelezen worden (instelling TRAJECTPERS_ANSWERS). Probeer het straks \
             opnieuw.",
        )
        .because("too_many_bytes")
    }

    /// 429: one caller has as much of what all share as one may have.
    pub fn too_much_of_one(what: &str, most: usize, setting: &str) -> Self {
        let detail = format!(
            "Van u zijn er al {most} {what} onderweg: meer mag één aanroeper niet tegelijk (instellingen {setting} en \
             TRAJECTPERS_CLIENT_SHARE). Wacht tot er antwoorden zijn."
        );
        let problem = Self::new(429, "te-veel-tegelijk", "Dit is te veel tegelijk", detail);
        Self { retry_after: Some(2), reason: Some("client_share"), ..problem }
    }

    /// 503: as many batches are under way as there may be.
    pub fn too_many_batches(limit: usize) -> Self {
        Self::unavailable(format!(
            "Er zijn al {limit} batches onderweg (instelling TRAJECTPERS_BATCHES). Probeer het straks opnieuw."
        ))
        .because("too_many_batches")
    }
}
