//! Comments: each is kept once, and stays with the line below or before it.

use clientloom::yaml::{self, Node};

use super::shuffle::{Dice, shuffle};
use super::{Spec, every_key, formatted};

/// A text with comments, and their number.
struct Commented {
    text: String,
    count: usize,
}

/// Inserts a comment in each possible position: between lines and at their ends.
fn comment(text: &str, dice: &mut Dice) -> Commented {
    let value = yaml::parse(text).expect("a spec");
    let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
    let mut count = 0;
    for number in (0..lines.len()).rev() {
        for way in 0..3 {
            let mut changed = lines.clone();
            let indent = changed[number].len() - changed[number].trim_start().len();
            let mark = format!("#\t注 {count}.");
            match way {
                0 => changed[number] = format!("{} {mark}", changed[number]),
                1 => changed.insert(number, format!("{:indent$}{mark}", "")),
                _ => changed.insert(number, format!("{:1$}{mark}", "", dice.below(9))),
            }
            let text = changed.join("\n") + "\n";
            if yaml::parse(&text).ok().as_ref() == Some(&value) && yaml::comments(&text).contains(&mark.as_str()) {
                (lines, count) = (changed, count + 1);
            }
        }
    }
    Commented { text: lines.join("\n") + "\n", count }
}

#[test]
fn every_comment_is_kept_once() {
    for Spec { name, record, text } in every_key() {
        let place = Node::read(&text).expect("a spec");
        for seed in 1..5 {
            let shuffled = shuffle(&text, &place, record, seed);
            let before = comment(&shuffled, &mut Dice(seed));
            assert!(before.count > text.lines().count(), "{name} has {} comments", before.count);
            let after = formatted(&name, &before.text, record);
            for number in 0..before.count {
                assert_eq!(after.matches(&format!("#\t注 {number}.")).count(), 1, "{name}: {number}\n{after}");
            }
            assert_eq!(formatted(&name, &after, record), after, "{name} by {seed}");
            assert_eq!(yaml::parse(&after).ok(), yaml::parse(&text).ok(), "{name} by {seed}");
        }
    }
}

/// Returns a line without the parts that a move may change: indentation, a dash, and the order in
/// braces.
fn bare(line: &str) -> Vec<char> {
    let mut signs: Vec<char> = line.trim().trim_start_matches("- ").chars().collect();
    signs.sort_unstable();
    signs
}

#[test]
fn comments_move_with_their_lines() {
    for Spec { name, record, text } in every_key() {
        let place = Node::read(&text).expect("a spec");
        for seed in 1..3 {
            let shuffled = shuffle(&text, &place, record, seed);
            let value = yaml::parse(&shuffled).expect("a spec");
            let lines: Vec<&str> = shuffled.lines().collect();
            let head = lines.iter().take_while(|line| line.starts_with('#')).count();
            for number in head + 1..lines.len() {
                let indent = lines[number].len() - lines[number].trim_start().len();
                let above = format!("{:indent$}# above", "");
                let behind = format!("{} # behind", lines[number]);
                let commented = [&lines[..number], &[&above, &behind], &lines[number + 1..]].concat().join("\n") + "\n";
                let marks = ["# above", "# behind"];
                let are_comments = marks.iter().all(|mark| yaml::comments(&commented).contains(mark));
                if !are_comments || yaml::parse(&commented).ok().as_ref() != Some(&value) {
                    continue;
                }
                let after = formatted(&name, &commented, record);
                let found = after.lines().position(|line| line.ends_with("# behind")).expect("the comment");
                let line = after.lines().nth(found).unwrap_or_default();
                assert_eq!(bare(line), bare(&behind), "{name}\n{commented}\n{after}");
                // A comment above a dash belongs to the whole item.
                let is_item = lines[number].trim_start().starts_with("- ");
                let before = after.lines().nth(found - 1).unwrap_or_default();
                assert!(is_item || bare(before) == bare(&above), "{name}\n{commented}\n{after}");
            }
        }
    }
}
