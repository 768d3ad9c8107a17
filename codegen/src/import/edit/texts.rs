//! The replacement of many texts in one step.

use std::collections::BTreeMap;
use std::ops::Range;

use super::editor::SpecEditor;
use super::replace::written;
use crate::import::write::WIDTH;
use crate::yaml::{Node, NodeStyle, Step, Value};

/// Texts by their addresses.
pub(in crate::import) type Texts = BTreeMap<Vec<Step>, String>;

/// Bytes with the text that replaces them.
type Edit = (Range<usize>, String);

impl SpecEditor {
    /// Replaces texts as `replace` does. The time grows with the file, not with its square.
    pub(in crate::import) fn replace_texts(&mut self, texts: &Texts) {
        let mut edits = Vec::new();
        self.collect(&self.node, &self.root, &mut Vec::new(), texts, &mut edits);
        edits.sort_by_key(|(bytes, _)| bytes.start);
        let (mut text, mut end) = (String::with_capacity(self.text.len()), 0);
        for (bytes, with) in edits {
            text.push_str(&self.text[end..bytes.start]);
            text.push_str(&with);
            end = bytes.end;
        }
        text.push_str(&self.text[end..]);
        match Self::read(&text) {
            Some(read) => *self = Self { failed: self.failed.take(), ..read },
            None => self.fail(texts.keys().next().map(Vec::as_slice).unwrap_or_default()),
        }
    }

    /// Collects the edits in a block.
    fn collect(&self, node: &Node, value: &Value, at: &mut Vec<Step>, texts: &Texts, edits: &mut Vec<Edit>) {
        if let Some(text) = texts.get(at) {
            edits.extend(edit(node, text, true));
        }
        for (step, inner, value) in inner(node, value) {
            at.push(step);
            if inner.is_flow() {
                let mut inside = Vec::new();
                collect_in_flow(inner, at, texts, &mut inside);
                match self.longer(at, value, &inside, texts) {
                    Some(edit) => edits.push(edit),
                    None => edits.append(&mut inside),
                }
            } else {
                self.collect(inner, value, at, texts, edits);
            }
            at.pop();
        }
    }

    /// Returns the mapping at an address below its key, if its texts make its line too long.
    fn longer(&self, at: &mut Vec<Step>, value: &Value, inside: &[Edit], texts: &Texts) -> Option<Edit> {
        let width = self.width(at).filter(|width| *width <= WIDTH && !inside.is_empty())?;
        let removed: usize = inside.iter().map(|(bytes, _)| self.text[bytes.clone()].chars().count()).sum();
        let added: usize = inside.iter().map(|(_, with)| with.chars().count()).sum();
        let is_long = width + added - removed > WIDTH && inside.iter().all(|(_, with)| !with.contains('#'));
        if !is_long || !matches!(value, Value::Map(_)) {
            return None;
        }
        let mut value = value.clone();
        set_texts(&mut value, at, texts);
        self.rewritten(at, &value)
    }
}

/// Collects the edits inside of braces or brackets.
fn collect_in_flow(node: &Node, at: &mut Vec<Step>, texts: &Texts, edits: &mut Vec<Edit>) {
    if let Some(text) = texts.get(at) {
        edits.extend(edit(node, text, false));
    }
    for (step, inner, _) in inner(node, &Value::Null) {
        at.push(step);
        collect_in_flow(inner, at, texts, edits);
        at.pop();
    }
}

/// Returns the replacement of a text or of a missing value.
fn edit(node: &Node, text: &str, alone: bool) -> Option<Edit> {
    if matches!(node.style, NodeStyle::Map { .. } | NodeStyle::List { .. }) {
        return None;
    }
    let gap = if node.bytes.is_empty() { " " } else { "" };
    Some((node.bytes.clone(), format!("{gap}{}", written(text, &node.style, alone))))
}

/// Returns the nodes inside of a node, with their steps and values.
fn inner<'a>(node: &'a Node, value: &'a Value) -> Vec<(Step, &'a Node, &'a Value)> {
    match &node.style {
        NodeStyle::Map { entries, .. } => {
            let known: &[(String, Value)] = if let Value::Map(known) = value { known } else { &[] };
            let value = |(at, key): (usize, &String)| {
                let same = known.get(at).filter(|(known, _)| known == key);
                let found = same.or_else(|| known.iter().find(|(known, _)| known == key));
                found.map_or(&Value::Null, |(_, value)| value)
            };
            let entries = entries.iter().enumerate();
            entries.map(|(at, entry)| (Step::Key(entry.key.clone()), &entry.value, value((at, &entry.key)))).collect()
        }
        NodeStyle::List { items, .. } => {
            let known: &[Value] = if let Value::List(known) = value { known } else { &[] };
            let items = items.iter().enumerate();
            items.map(|(at, item)| (Step::Item(at), item, known.get(at).unwrap_or(&Value::Null))).collect()
        }
        _ => Vec::new(),
    }
}

/// Sets the texts of a value, whose address is `at`.
pub(in crate::import) fn set_texts(value: &mut Value, at: &mut Vec<Step>, texts: &Texts) {
    if let Some(text) = texts.get(at) {
        *value = Value::Text(text.clone());
        return;
    }
    let mut set = |step: Step, value: &mut Value| {
        at.push(step);
        set_texts(value, at, texts);
        at.pop();
    };
    match value {
        Value::Map(entries) => entries.iter_mut().for_each(|(key, value)| set(Step::Key(key.clone()), value)),
        Value::List(items) => items.iter_mut().enumerate().for_each(|(number, item)| set(Step::Item(number), item)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{SpecEditor, Texts};
    use crate::import::edit::{below, item};
    use crate::yaml::Value;

    const SPEC: &str = "\
# A spec.
summary: \"?\"   # to be written
notes: ['?', plain]
body:
  id: { type: string, doc: \"?\" } # kept
  name: { type: string, required: true, chars: 1..64, example: A longer example of a name, doc: \"?\" }
  kind:
    type: integer
    values: { 1: \"?\", 2: \"?\" }
    doc:
";

    #[test]
    fn texts_are_replaced_as_one_by_one() {
        let body = |steps: &[&str]| steps.iter().fold(below(&[], "body"), |at, step| below(&at, step));
        let long = "Name of the box, which its owner chose.";
        let texts: Texts = [
            (below(&[], "summary"), "Closes a box: \"now\"."),
            (item(&below(&[], "notes"), 0), "It's a note."),
            (body(&["id", "doc"]), long),
            (body(&["name", "doc"]), long),
            (body(&["kind", "values", "1"]), "Open."),
            (body(&["kind", "values", "2"]), "Shut, with # in it."),
            (body(&["kind", "doc"]), "Kind of the box."),
        ]
        .map(|(at, text)| (at, text.to_owned()))
        .into();
        let mut one_by_one = SpecEditor::read(SPEC).expect("a spec");
        for (at, text) in &texts {
            one_by_one.replace(at, &Value::from(text));
        }
        let mut at_once = SpecEditor::read(SPEC).expect("a spec");
        at_once.replace_texts(&texts);
        let expected = one_by_one.finish();
        assert!(expected.as_ref().is_ok_and(|text| text.contains("name:\n    type: string")), "{expected:?}");
        assert_eq!(at_once.finish(), expected);
    }
}
