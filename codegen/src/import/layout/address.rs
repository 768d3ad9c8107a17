//! The operation's name from addresses: the page's address in Feishu's documentation, or the URL.

/// Returns the operation's name from the address of its page.
///
/// `…/document/acs-v1/device/list` is `acs.v1.device.list`. Steps that are numbers of pages are
/// skipped. If the last step is a number, the address names only a folder: the result is `None`.
pub(super) fn operation(url: &str) -> Option<String> {
    let path = url.split_once("/document/")?.1.split(['?', '#']).next()?;
    if path.rsplit('/').find(|step| !step.is_empty()).is_none_or(is_number) {
        return None;
    }
    let steps: Vec<String> = path
        .split('/')
        .filter(|step| !step.is_empty() && !is_number(step) && *step != "reference")
        .map(|step| match step.rsplit_once("-v") {
            Some((name, version)) if version.bytes().all(|byte| byte.is_ascii_digit()) => format!("{name}.v{version}"),
            _ => step.to_owned(),
        })
        .collect();
    (!steps.is_empty()).then(|| steps.join("."))
}

/// Sites of the documentation, each with its calls.
const SITES: [&str; 2] = ["https://open.feishu.cn", "https://open.larksuite.com"];

/// Returns the address of a page from its path.
///
/// The site is the one of the page's calls.
pub(super) fn document(path: &str, text: &str) -> String {
    format!("{}/document{path}", site(text))
}

/// Returns the site that the calls of a page go to.
pub(super) fn site(text: &str) -> &'static str {
    let is_called = |site: &&&str| text.contains(&format!("{site}/open-apis/"));
    SITES.iter().find(is_called).unwrap_or(&SITES[0])
}

/// The address of the vendor's explorer, which contains the operation's name.
const EXPLORER: &str = "api_explore_config?";

/// Returns the operation's name: `project=acs&version=v1&resource=device&method=list` is
/// `acs.v1.device.list`.
pub(super) fn explorer(text: &str) -> Option<String> {
    let query = text.split_once(EXPLORER)?.1.split(')').next()?;
    let value = |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
    let parts = ["project", "version", "resource", "method"].map(value);
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (parts.len() > 1).then(|| parts.iter().map(|part| part.replace('.', "_")).collect::<Vec<_>>().join("."))
}

/// Whether a step is the vendor's number of a page, such as `uUDN04SN0QjL1QDN` or `ukTMukTMukTM`.
fn is_number(step: &str) -> bool {
    let capitals = step.bytes().filter(u8::is_ascii_uppercase).count();
    step.starts_with('u') && step.len() >= 8 && capitals > 2 && step.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Returns the operation's name by the vendor's convention.
///
/// `POST /open-apis/task/v1/tasks` is `task.v1.task.create`. If the last step is an action, it is
/// the name: `PATCH …/meetings/:id/invite` is `vc.v1.meeting.invite`.
pub(super) fn customary(method: &str, path: &str) -> Option<String> {
    let mut steps = path.split_once("/open-apis/")?.1.split(['/', '?']).filter(|step| !step.is_empty());
    let (project, version) = (steps.next()?, steps.next()?);
    let steps: Vec<&str> = steps.collect();
    let is_one = steps.last()?.starts_with(':');
    let mut things: Vec<&str> = steps.into_iter().filter(|step| !step.starts_with(':')).collect();
    let last = *things.last()?;
    let action = match method {
        _ if !is_one && things.len() > 1 && singular(last) == last && ["GET", "POST", "PATCH"].contains(&method) => {
            things.pop();
            last
        }
        "GET" if is_one || singular(last) == last => "get",
        "GET" => "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => "delete",
        _ => return None,
    };
    let things: Vec<String> = things.into_iter().map(singular).collect();
    Some(format!("{project}.{version}.{}.{action}", things.join("_")))
}

/// Returns an English noun in the singular, and any other word unchanged.
fn singular(noun: &str) -> String {
    let without = |end| noun.strip_suffix(end);
    let long = ["xes", "sses", "shes", "ches", "iases"].into_iter().any(|end| noun.ends_with(end));
    match (without("ies"), without("es").filter(|_| long), without("s").filter(|rest| !rest.ends_with(['s', 'u', 'i'])))
    {
        (Some(noun), ..) => format!("{noun}y"),
        (_, Some(noun), _) | (.., Some(noun)) => noun.to_owned(),
        _ => noun.to_owned(),
    }
}
