//! Scopes that single fields need: notes of the call, because specs have no key for them.

use super::page::{Cell, Mark};

/// Words before the value to which a rule is restricted.
const CONDITIONS: [&str; 2] = ["当值为", "When the value is"];

/// Labels of a rule about scopes.
const LABELS: [&str; 2] = ["字段权限要求", "required field scopes"];

/// The largest number of sentences about single fields.
const SENTENCES: usize = 8;

/// The fields that need scopes, in the order of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct FieldScopes {
    /// The scopes of fields that the page does not name.
    others: Vec<String>,
    groups: Vec<Group>,
}

/// Fields of which each needs one of the same scopes.
#[derive(Clone, Debug)]
struct Group {
    fields: Vec<String>,
    /// The value of the field that needs a scope, if others need none.
    value: Option<String>,
    scopes: Vec<String>,
}

impl FieldScopes {
    /// Adds the scopes of a field by its description.
    pub(super) fn add(&mut self, field: &str, description: &Cell) {
        let (scopes, value) = (marked(description), condition(&description.text));
        if scopes.is_empty() {
            return;
        }
        match self.groups.iter_mut().find(|group| group.scopes == scopes && group.value == value) {
            Some(group) if group.fields.iter().any(|known| known == field) => {}
            Some(group) => group.fields.push(field.to_owned()),
            None => self.groups.push(Group { fields: vec![field.to_owned()], value, scopes }),
        }
    }

    /// Adds the scopes of a row about all fields, and returns whether there are any.
    pub(super) fn add_others(&mut self, cell: &Cell) -> bool {
        let mut scopes = marked(cell);
        if scopes.is_empty() {
            let words = cell.text.split('`').skip(1).step_by(2);
            scopes.extend(words.filter(|word| word.contains(':') && !word.contains(' ')).map(ToOwned::to_owned));
        }
        let has_scopes = !scopes.is_empty();
        self.others.extend(scopes);
        has_scopes
    }

    /// Returns the scopes that fields name.
    pub(super) fn scopes(&self) -> Vec<String> {
        self.groups.iter().flat_map(|group| &group.scopes).cloned().collect()
    }

    /// Returns one sentence for each group of fields, or one for many groups.
    pub(super) fn notes(&self) -> Vec<String> {
        let is_named = |scope: &&String| self.groups.iter().any(|group| group.scopes.contains(scope));
        let others: Vec<String> = self.others.iter().filter(|scope| !is_named(scope)).cloned().collect();
        if self.groups.len() > SENTENCES {
            let mut scopes: Vec<String> = Vec::new();
            for scope in self.groups.iter().flat_map(|group| &group.scopes).chain(&others) {
                if !scopes.contains(scope) {
                    scopes.push(scope.clone());
                }
            }
            return vec![format!("Fields need scopes of their own, as the page says: {}.", listed(&scopes))];
        }
        let others = (!others.is_empty()).then(|| format!("Some fields need {}.", wanted(&others)));
        self.groups.iter().map(Group::note).chain(others).collect()
    }
}

impl Group {
    fn note(&self) -> String {
        let wanted = wanted(&self.scopes);
        let value = self.value.as_ref().map(|value| format!(" for the value `{value}`")).unwrap_or_default();
        match self.fields.as_slice() {
            [field] => format!("The field `{field}` needs {wanted}{value}."),
            fields => format!("The fields {} need {wanted}{value}.", listed(fields)),
        }
    }
}

fn listed(names: &[String]) -> String {
    format!("`{}`", names.join("`, `"))
}

fn wanted(scopes: &[String]) -> String {
    match scopes {
        [scope] => format!("the scope `{scope}`"),
        scopes => format!("one of the scopes {}", listed(scopes)),
    }
}

/// Returns the scopes that the layout marks in a cell.
fn marked(cell: &Cell) -> Vec<String> {
    let scopes = cell.marks.iter().filter_map(|mark| match mark {
        Mark::Scope(scope) => Some(scope.clone()),
        _ => None,
    });
    scopes.collect()
}

/// Returns the value of the field to which a rule about scopes is restricted.
fn condition(description: &str) -> Option<String> {
    let rest = CONDITIONS.iter().find_map(|words| description.split_once(words))?.1;
    let (value, rest) = rest.trim_start().strip_prefix('`')?.split_once('`')?;
    let label = rest.trim_start_matches(['，', ',', ' ']).to_lowercase();
    LABELS.iter().any(|words| label.starts_with(words)).then(|| value.to_owned())
}

/// Returns a description without its rule about scopes. Some layouts write the scopes in words.
pub(super) fn without_rule(description: &str) -> &str {
    let small = description.to_ascii_lowercase();
    let Some(label) = LABELS.iter().find_map(|label| small.find(label)) else { return description };
    let line = description[..label].rfind('\n').map_or(0, |end| end + 1);
    let condition = CONDITIONS.iter().find_map(|words| description[line..label].find(words));
    description[..condition.map_or(label, |at| line + at)].trim_end_matches(['*', '-', ' ', '\n'])
}

#[cfg(test)]
mod tests {
    use super::{Cell, FieldScopes, Mark, without_rule};

    #[test]
    fn a_rule_about_scopes_is_no_part_of_a_description() {
        for (text, expected) in [
            ("编号\n**当值为 `own`，字段权限要求**：", "编号"),
            ("编号\n\n**字段权限要求**： `a:read` 读取", "编号"),
            ("为 `id` 时，权限要求如下**字段权限要求**：`a:read`", "为 `id` 时，权限要求如下"),
            ("The number\n**Required field scopes**: `a:read` Read", "The number"),
            ("当值为 1 时\n可用", "当值为 1 时\n可用"),
        ] {
            assert_eq!(without_rule(text), expected, "{text}");
        }
    }

    #[test]
    fn fields_with_the_same_scopes_share_a_sentence() {
        let cell = |scopes: &[&str], text: &str| Cell {
            text: text.to_owned(),
            marks: scopes.iter().map(|scope| Mark::Scope((*scope).to_owned())).collect(),
        };
        let mut found = FieldScopes::default();
        for (field, scopes) in [("id", &["a:read"][..]), ("name", &["a:read", "b:read"]), ("key", &["a:read"])] {
            found.add(field, &cell(scopes, ""));
        }
        found.add("plain", &cell(&[], ""));
        found.add("kind", &cell(&["a:read"], "**当值为 `own`，字段权限要求**："));
        assert!(found.add_others(&cell(&["a:read", "c:read"], "")));
        assert!(found.add_others(&cell(&[], "`d:read` and `other words: here`")));
        assert!(!found.add_others(&cell(&[], "-")));
        let expected = [
            "The fields `id`, `key` need the scope `a:read`.",
            "The field `name` needs one of the scopes `a:read`, `b:read`.",
            "The field `kind` needs the scope `a:read` for the value `own`.",
            "Some fields need one of the scopes `c:read`, `d:read`.",
        ];
        assert_eq!(found.notes(), expected);
    }

    #[test]
    fn many_groups_share_one_sentence() {
        let mut found = FieldScopes::default();
        for number in 0..9 {
            let marks = vec![Mark::Scope(format!("s:{number}"))];
            found.add(&format!("f{number}"), &Cell { marks, ..Cell::default() });
        }
        let scopes: Vec<String> = (0..9).map(|number| format!("`s:{number}`")).collect();
        assert_eq!(
            found.notes(),
            [format!("Fields need scopes of their own, as the page says: {}.", scopes.join(", "))]
        );
    }
}
