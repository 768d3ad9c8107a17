//! The glossary of a vendor: terms of its pages, each with our word.

use std::collections::BTreeMap;

/// The name of the file, in the folder of a vendor.
const FILE: &str = "glossary.tsv";

/// The text between two words for a term with two meanings.
const BETWEEN: &str = " / ";

/// Terms by their first character, the longest first, each with our word.
type Terms = BTreeMap<char, Vec<(String, String)>>;

/// The terms of all vendors, each with our word for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    vendors: BTreeMap<String, Terms>,
}

impl Glossary {
    /// Whether a file with this name has terms.
    #[must_use]
    pub fn is_file(name: &str) -> bool {
        name == FILE
    }

    /// Adds the terms of a file, whose path begins with the vendor's folder.
    ///
    /// A line is a term and our word, with a tab between them. Further columns and lines that begin
    /// with `#` are for people.
    ///
    /// # Errors
    ///
    /// The first line that cannot be read, with the reason.
    pub fn read(&mut self, path: &str, text: &str) -> Result<(), String> {
        let terms = self.vendors.entry(vendor(path).to_owned()).or_default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            if line.starts_with('#') {
                continue;
            }
            let error = |reason: String| Err(format!("{path}:{}: {reason}", number + 1));
            let mut columns = line.split('\t').map(str::trim);
            let pair = columns.next().zip(columns.next()).filter(|(term, word)| !term.is_empty() && !word.is_empty());
            let Some((term, word)) = pair else {
                return error(format!("`{}` is not a term and our word with a tab between them", line.trim()));
            };
            let of_letter = terms.entry(term.chars().next().unwrap_or_default()).or_default();
            match of_letter.iter_mut().find(|(known, _)| known == term) {
                Some((_, words)) if words.split(BETWEEN).any(|known| known == word) => {
                    return error(format!("an earlier line has the term `{term}` with this word; remove one of them"));
                }
                Some((_, words)) => words.extend([BETWEEN, word]),
                None => of_letter.push((term.to_owned(), word.to_owned())),
            }
        }
        for terms in terms.values_mut() {
            terms.sort_by_key(|(term, _)| usize::MAX - term.len());
        }
        Ok(())
    }

    /// Returns the terms in a text with our words, in the order of the text.
    ///
    /// A longer term precedes a shorter one inside it. A term of ASCII letters is a whole word.
    #[must_use]
    pub fn find(&self, service: &str, text: &str) -> Vec<(&str, &str)> {
        let Some(terms) = self.vendors.get(vendor(service)) else { return Vec::new() };
        let mut found: Vec<(&str, &str)> = Vec::new();
        let mut end = 0;
        for (at, letter) in text.char_indices() {
            let is_term = |(term, _): &&(String, String)| text[at..].starts_with(term) && is_word(text, at, term);
            let Some((term, word)) = terms.get(&letter).filter(|_| at >= end).and_then(|all| all.iter().find(is_term))
            else {
                continue;
            };
            end = at + term.len();
            if found.iter().all(|(known, _)| known != term) {
                found.push((term, word));
            }
        }
        found
    }
}

fn vendor(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// Whether no ASCII letter continues a term at a position.
fn is_word(text: &str, at: usize, term: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let is_inside = |edge: Option<char>, beside: Option<char>| is_letter(edge) && is_letter(beside);
    let (before, after) = (text[..at].chars().next_back(), text[at + term.len()..].chars().next());
    !is_inside(term.chars().next(), before) && !is_inside(term.chars().next_back(), after)
}

#[cfg(test)]
mod tests {
    use super::Glossary;

    #[test]
    fn terms_of_a_text_are_found_with_our_words() {
        let mut glossary = Glossary::default();
        let file = "# head\n箱子\tbox\t12\n箱子组\tbox group\n层\tshelf\n层\tlevel\nID\tID\n";
        glossary.read("acme/glossary.tsv", file).expect("a glossary");
        for (service, text, expected) in [
            ("acme/box", "箱子组的ID，箱子在第几层，箱子", "箱子组=box group ID=ID 箱子=box 层=shelf / level"),
            ("acme/box", "an IDEA of the ID", "ID=ID"),
            ("other/box", "箱子", ""),
        ] {
            let found: Vec<String> =
                glossary.find(service, text).iter().map(|(term, word)| format!("{term}={word}")).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_bad_line_is_named() {
        for (file, reason) in [
            ("箱子\n", "acme/glossary.tsv:1: `箱子` is not a term and our word with a tab between them"),
            (
                "箱子\tbox\n箱子\tcrate\n箱子\tbox\n",
                "acme/glossary.tsv:3: an earlier line has the term `箱子` with this word; remove one of them",
            ),
        ] {
            assert_eq!(Glossary::default().read("acme/glossary.tsv", file), Err(reason.to_owned()));
        }
    }
}
