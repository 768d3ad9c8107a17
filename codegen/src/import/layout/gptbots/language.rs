//! The language of a page, by its headings.

use crate::import::labels;
use crate::import::page::Page;

/// Words of headings in languages with Latin letters. Other headings of these letters are English.
const WORDS: [(&str, &[&str]); 3] = [
    ("fr", &["requête", "réponse", "authentification", "erreur"]),
    ("es", &["solicitud", "respuesta", "autenticación", "errores"]),
    ("de", &["anfrage", "antwort", "authentifizierung", "fehler"]),
];

/// Returns the language of a page. Some pages have English headings between those of another
/// language.
pub(super) fn of(page: &Page) -> &'static str {
    let titles = page.sections.iter().map(|section| section.title.as_str());
    let known: Vec<&str> = titles.filter(|title| labels::section(title).is_some()).collect();
    of_text(&known.join(" "))
}

fn of_text(text: &str) -> &'static str {
    let has = |range: std::ops::RangeInclusive<char>| text.chars().any(|letter| range.contains(&letter));
    if has('\u{e00}'..='\u{e7f}') {
        return "th";
    }
    if has('\u{3040}'..='\u{30ff}') {
        return "ja";
    }
    if has('\u{4e00}'..='\u{9fff}') {
        return "zh";
    }
    let small = text.to_lowercase();
    let found = WORDS.iter().find(|(_, words)| words.iter().any(|word| small.contains(word)));
    found.map_or("en", |(language, _)| language)
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn headings_tell_the_language() {
        for (text, expected) in [
            ("Request Method Endpoint", "en"),
            ("วิธีการร้องขอ Success Response", "th"),
            ("リクエスト認証", "ja"),
            ("請求方法", "zh"),
            ("Méthode de requête Endpoint", "fr"),
            ("Método de solicitud", "es"),
            ("Anfragemethode", "de"),
            ("", "en"),
        ] {
            assert_eq!(of_text(text), expected, "{text}");
        }
    }
}
