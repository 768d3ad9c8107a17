//! Checks of hosts and their variables.

use std::collections::BTreeMap;

use crate::diagnostics::{At, Report, codes, nearest};
use crate::naming;
use crate::spec::model::{Shared, Variable};

/// Checks the host and its variables.
pub(super) fn check_host(shared: &Shared, at: &At<'_>, report: &mut Report) {
    let Some(host) = &shared.host else {
        if let [variable, ..] = shared.variables.as_slice() {
            let message = format!("no `host` contains the variable {{{}}}: this file has none", variable.name);
            report
                .add(&codes::UNKNOWN_VARIABLE, &at.key("variables"), message)
                .on_key()
                .help("put `host` and `variables` into the same file");
        }
        return;
    };
    let rest = host.strip_prefix("https://").unwrap_or_default();
    if rest.is_empty()
        || rest.starts_with('/')
        || host.contains([' ', '?', '#'])
        || host.matches('{').count() != host.matches('}').count()
    {
        let finding = report.add(&codes::BAD_VALUE, &at.key("host"), format!("invalid address `{host}`"));
        finding.help("write a scheme and a host, such as `https://api.acme.example`; write variables as {name}");
        return;
    }
    check_variables(shared, host, at, report);
}

/// Checks that the host and `variables` name the same variables, and checks each of them.
fn check_variables(shared: &Shared, host: &str, at: &At<'_>, report: &mut Report) {
    let section = at.key("variables");
    let stated = host.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let mut extra: Vec<&Variable> =
        shared.variables.iter().filter(|variable| stated.clone().all(|name| name != variable.name)).collect();
    for name in stated.filter(|name| shared.variables.iter().all(|variable| variable.name != *name)) {
        let finding =
            report.add(&codes::UNKNOWN_VARIABLE, &at.key("host"), format!("`variables` does not describe {{{name}}}"));
        if let Some(known) = nearest(name, extra.iter().map(|variable| variable.name.as_str())) {
            finding.help(format!("did you mean {{{known}}}?"));
            extra.retain(|variable| variable.name != known);
        }
    }
    for variable in extra {
        let message = format!("`host` does not contain {{{}}}", variable.name);
        report.add(&codes::UNKNOWN_VARIABLE, &section.key(&variable.name), message).on_key();
    }
    for variable in &shared.variables {
        check_values(variable, &section.key(&variable.name), report);
    }
}

/// Checks the values of a variable, which become variants.
fn check_values(variable: &Variable, at: &At<'_>, report: &mut Report) {
    let values = at.key("values");
    if variable.values.is_empty() {
        report
            .add(&codes::UNKNOWN_VARIABLE, &values, format!("the variable {{{}}} has no values", variable.name))
            .on_key()
            .help("name at least one value; the first is the default");
    }
    if !naming::is_name(&naming::type_name(&variable.name, "Variant")) {
        report.add(&codes::BAD_NAME, at, format!("no type name can be derived from `{}`", variable.name)).on_key();
    }
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (number, value) in variable.values.iter().enumerate() {
        let variant = naming::camel(value);
        let at = values.index(number);
        if !naming::is_name(&variant) {
            report.add(&codes::BAD_NAME, &at, format!("no variant name can be derived from `{value}`"));
        } else if let Some(first) = seen.insert(variant.clone(), value) {
            let message = format!("`{first}` and `{value}` would both become the variant `{variant}`");
            report
                .add(&codes::NAME_COLLISION, &at, message)
                .help("remove one of the two: a client can offer only one of them");
        }
    }
}
