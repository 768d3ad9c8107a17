//! The file of an event: its service, and its type without the service.

use crate::diagnostics::codes::kinds;
use crate::import::draft::Facts;
use crate::import::page::{Page, Part};
use crate::yaml::Value;

/// The folder of events below their service.
const FOLDER: &str = "events";

/// The text before the vendor's name of a service in a sample program.
const PACKAGE: &str = "/service/";

/// Returns the path of the file of an event below its vendor, without its extension.
pub(super) fn path(ty: &str, page: &Page, facts: &mut Facts) -> String {
    let (service, rest) = match ty.split_once('.') {
        Some((service, rest)) => (service.to_owned(), rest),
        None => (service(ty, page, facts), ty),
    };
    format!("{service}/{FOLDER}/{}", rest.replace('.', "_"))
}

/// Returns the service of a type that names none.
///
/// It is the one that the address of the page names, that the sample programs name, or that the
/// scopes name, in this order.
fn service(ty: &str, page: &Page, facts: &mut Facts) -> String {
    let found = in_address(page).or_else(|| in_samples(page)).or_else(|| in_scopes(facts));
    let name = found.clone().unwrap_or_else(|| ty.split('_').next().unwrap_or_default().to_owned());
    let why = "The type of the event names no service.";
    match found {
        Some(name) => facts.settle(&kinds::ASSUMED_NAME, "event", format!("An event of `{name}`."), why),
        None => facts.doubt(&kinds::ASSUMED_NAME, "event", format!("An event of `{name}`."), why),
    }
    name
}

/// Returns the project in the step `project-v1` of the page's address.
fn in_address(page: &Page) -> Option<String> {
    let steps = page.url.as_deref()?.split('/');
    let project = |step: &str| {
        let (project, version) = step.rsplit_once("-v")?;
        let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        (is_version && !project.is_empty()).then(|| project.replace('-', "_"))
    };
    steps.into_iter().find_map(project)
}

/// Returns the first word of the package that a sample program imports.
fn in_samples(page: &Page) -> Option<String> {
    let blocks = page.sections.iter().flat_map(|section| &section.blocks);
    let mut texts = blocks.filter_map(|block| match &block.part {
        Part::Code(text) | Part::Line(text) => Some(text.as_str()),
        Part::Table(_) => None,
    });
    let package = texts.find_map(|code| code.split_once(PACKAGE)?.1.split(['/', '"']).next())?;
    package.split('_').next().filter(|name| !name.is_empty()).map(ToOwned::to_owned)
}

/// Returns the service that the first scope begins with.
fn in_scopes(facts: &Facts) -> Option<String> {
    let scopes = facts.keys.iter().find(|(key, _)| key == "scopes").map(|(_, scopes)| scopes)?;
    let Value::List(scopes) = scopes else { return None };
    scopes.first()?.as_text()?.split_once(':').map(|(service, _)| service.to_owned())
}
