//! Specs with random changes: each is formatted stably, or left unchanged.

use clientloom::format::fmt::{FormatError, format};
use clientloom::yaml;

use super::every_key;
use super::shuffle::Dice;

const SIGNS: [&str; 40] = [
    "\n",
    "\n\n",
    "\n ",
    "\n  ",
    "\n    ",
    " ",
    "  ",
    "\t",
    "# x\n",
    " # y\n",
    " # {z}: |\n",
    "\n# w\n",
    "\n      # w\n",
    "|\n",
    "|+\n",
    ">-\n",
    "|2\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "- ",
    "-",
    ": ",
    "? ",
    "~",
    "---\n",
    "...\n",
    "中",
    "\\",
    "a: 1\n",
    "doc: >-\n",
    "{ doc: x, type: y }",
    "\r",
    "\u{85}",
    "\u{2028}",
    "\u{a0}",
];

/// Returns some lines of a text as a file, with characters inserted or removed.
fn noise(text: &str, dice: &mut Dice) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let first = dice.below(lines.len().saturating_sub(20));
    let indent = lines[first].len() - lines[first].trim_start().len();
    let lines = lines[first..].iter().take(20);
    let mut out: String = lines.map(|line| line.get(indent..).unwrap_or(line)).collect();
    for _ in 0..=dice.below(3) {
        let places: Vec<usize> = out.char_indices().map(|(place, _)| place).collect();
        let place = places.get(dice.below(places.len())).copied().unwrap_or_default();
        if dice.below(4) == 0 {
            out.remove(place);
        } else {
            out.insert_str(place, SIGNS[dice.below(SIGNS.len())]);
        }
    }
    out
}

#[test]
fn noise_is_formatted_stably_or_refused() {
    let mut count = 0;
    for spec in every_key() {
        let mut dice = Dice(7);
        for _ in 0..150 {
            let text = noise(&spec.text, &mut dice);
            match format(&text, spec.record, None) {
                Ok(once) => {
                    count += 1;
                    assert_eq!(format(&once, spec.record, None).ok().as_ref(), Some(&once), "{text}");
                }
                Err(FormatError::Unreadable(_)) => assert!(yaml::parse(&text).is_err(), "{text}"),
                Err(FormatError::Unsupported(bytes)) => assert!(text.get(bytes).is_some(), "{text}"),
                Err(FormatError::Altered(what)) => panic!("{what} of {text}"),
            }
        }
    }
    assert!(count > 200, "only {count} texts were formatted");
}
