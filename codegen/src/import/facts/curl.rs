//! Requests that a page shows as a `curl` command or as a URL.

/// Options before a body.
const BODY: [&str; 5] = ["-d '", "--data '", "--data-raw '", "-d \"", "--data \""];

/// Options before a header.
const HEADER: [&str; 4] = ["-H '", "--header '", "-H \"", "--header \""];

/// The query and the body that a command sends.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Command<'a> {
    pub(super) query: Vec<(&'a str, &'a str)>,
    pub(super) body: Option<&'a str>,
    /// The path of the command's URL.
    pub(super) path: Option<&'a str>,
}

/// Reads a command, or returns `None` if the text is none.
pub(super) fn read(code: &str) -> Option<Command<'_>> {
    let code = code.trim();
    let rest = code.strip_prefix("curl")?;
    let url =
        rest.split(['\'', '"', ' ', '\n']).find(|word| word.starts_with("https://") || word.starts_with("http://"));
    let path = url.and_then(|url| {
        let host = url.find("://")? + "://".len();
        let start = host + url[host..].find('/')?;
        url[start..].split(['?', '#']).next()
    });
    Some(Command { query: url.map(query).unwrap_or_default(), body: body(rest), path })
}

/// Returns the path parameters of a call that a path has, by the call's template.
pub(super) fn parameters<'a>(template: &'a str, path: &'a str) -> Vec<(&'a str, &'a str)> {
    let template = template.split_once(' ').map_or(template, |(_, template)| template);
    let steps = |path: &'a str| path.trim_matches('/').split('/').collect::<Vec<_>>();
    let (wanted, given) = (steps(template), steps(path));
    let mut found = Vec::new();
    for (wanted, given) in wanted.iter().zip(&given) {
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) if !given.is_empty() && !given.contains(['{', '<', '%', '$', ':']) => found.push((name, *given)),
            None if wanted == given => {}
            _ => return Vec::new(),
        }
    }
    if wanted.len() == given.len() { found } else { Vec::new() }
}

/// Returns the query's pairs without those that contain an escape.
pub(super) fn query(url: &str) -> Vec<(&str, &str)> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let query = query.split(['#', '\'', '"']).next().unwrap_or_default();
    query.split('&').filter_map(|pair| pair.split_once('=')).filter(|(_, value)| !value.contains('%')).collect()
}

/// Returns the headers of a command, each with its value.
pub(super) fn headers(code: &str) -> impl Iterator<Item = (&str, &str)> {
    let code = if code.trim().starts_with("curl") { code } else { "" };
    let options = HEADER.iter().flat_map(move |option| code.match_indices(option));
    let mut ends: Vec<usize> = options.map(|(at, option)| at + option.len()).collect();
    ends.sort_unstable();
    ends.into_iter().filter_map(move |start| {
        let quote = code[..start].chars().next_back()?;
        let (name, value) = code[start..].split(quote).next()?.split_once(':')?;
        Some((name.trim(), value.trim()))
    })
}

/// Returns the quoted text after an option, up to the quote that ends the argument.
fn body(code: &str) -> Option<&str> {
    let start = BODY.iter().filter_map(|option| Some(code.find(option)? + option.len())).min()?;
    let quote = code[..start].chars().next_back()?;
    let text = &code[start..];
    let ends = |at: &usize| {
        let after = text[at + 1..].trim_start();
        after.is_empty() || after.starts_with(['\\', '-', '"', '\'', '#']) || after.starts_with("http")
    };
    let end = text.match_indices(quote).map(|(at, _)| at).find(|at| quote == '\'' && ends(at));
    let end = end.or_else(|| text.rfind(quote)).unwrap_or(text.len());
    Some(text[..end].trim())
}

#[cfg(test)]
mod tests {
    use super::{parameters, read};

    #[test]
    fn a_command_has_a_path_and_a_body() {
        let command =
            read("curl -X POST 'https://a.example/v1/rooms/r1?size=2' \\\n -d '{ \"a\": 1 }'\n# Replace 'r1'.");
        let command = command.unwrap_or_default();
        assert_eq!(command.path, Some("/v1/rooms/r1"));
        assert_eq!(command.query, [("size", "2")]);
        assert_eq!(command.body, Some("{ \"a\": 1 }"));
    }

    #[test]
    fn a_path_has_the_parameters_of_its_template() {
        for (path, expected) in [
            ("/v1/rooms/r1/doors/d2", "room=r1, door=d2"),
            ("/v1/rooms/{room}/doors/d2", ""),
            ("/v1/rooms/:room/doors/d2", ""),
            ("/v1/rooms/r1", ""),
            ("/v1/houses/r1/doors/d2", ""),
        ] {
            let found = parameters("GET /v1/rooms/{room}/doors/{door}", path);
            let found: Vec<String> = found.iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(found.join(", "), expected, "{path}");
        }
    }
}
