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
