//! The operation's name in the address of a page of Feishu's documentation.

/// `…/document/acs-v1/device/list` is `acs.v1.device.list`; steps that are mere numbers of pages say nothing.
pub(super) fn operation(url: &str) -> Option<String> {
    let path = url.split_once("/document/")?.1.split(['?', '#']).next()?;
    let steps: Vec<String> = path
        .split('/')
        .filter(|step| !step.is_empty() && !is_number(step))
        .map(|step| match step.rsplit_once("-v") {
            Some((name, version)) if version.bytes().all(|byte| byte.is_ascii_digit()) => format!("{name}.v{version}"),
            _ => step.to_owned(),
        })
        .collect();
    (!steps.is_empty()).then(|| steps.join("."))
}

/// Whether a step is an identifier in capitals and digits, such as `uUDN04SN0QjL1QDN`.
fn is_number(step: &str) -> bool {
    step.len() > 12 && step.contains(|c: char| c.is_ascii_uppercase()) && step.contains(|c: char| c.is_ascii_digit())
}
