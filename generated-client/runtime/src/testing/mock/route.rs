//! The match of a path with a path template.

/// Returns the encoded values of `path` for each `{name}` of `template`; `None` if they do not
/// match.
///
/// A value is not empty and contains no slash.
pub(super) fn values<'p>(template: &'static str, path: &'p str) -> Option<Vec<(&'static str, &'p str)>> {
    let Some((literal, rest)) = template.split_once('{') else {
        return (template == path).then(Vec::new);
    };
    let path = path.strip_prefix(literal)?;
    let (name, rest) = rest.split_once('}')?;
    let segment = path.find('/').unwrap_or(path.len());
    let cuts = (1..=segment).rev().filter(|cut| path.is_char_boundary(*cut));
    for (value, after) in cuts.map(|cut| path.split_at(cut)) {
        if let Some(mut values) = self::values(rest, after) {
            values.insert(0, (name, value));
            return Some(values);
        }
    }
    None
}

/// Returns the text of a template before its first value.
pub(super) fn start(template: &'static str) -> &'static str {
    template.split_once('{').map_or(template, |(start, _)| start)
}

#[cfg(test)]
#[path = "route_test.rs"]
mod test;
