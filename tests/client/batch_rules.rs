//! The rule of each batch operation names fields of its request and of its response.
//!
//! A few operations also run with every fault, see `faults/`.

use std::collections::BTreeSet;
use std::path::Path;

use clientloom_runtime::batch::{BatchRule, Batched, OutcomeRule};
use clientloom_runtime::operation::{Bounds, Field, OperationInfo, ValueType};
use clientloom_runtime::testing::{Example, Typed};
use feishu_gptbots_ctyun::{ctyun, feishu, gptbots};

use super::stub::operations;

/// A batch operation of the client.
struct Page {
    info: &'static OperationInfo,
    rule: &'static BatchRule,
    /// The documented response, of which only the types are asked.
    response: Box<dyn Example>,
}

impl Page {
    fn of<O: Batched + 'static>() -> Self {
        let typed = Typed::<O> {
            name: O::INFO.name,
            request: || unreachable!("only the types of the response are asked"),
            target: "",
            headers: &[],
            body: None,
            status: 200,
            response: "",
        };
        Self { info: O::INFO, rule: O::RULE, response: Box::new(typed) }
    }

    /// Checks that a location of the response has a type.
    fn check_kind(&self, pointer: &str, kinds: &[&str]) -> Result<(), String> {
        let found = self.response.documented(pointer).map(|documented| documented.kind);
        let is_fine = found.is_some_and(|found| kinds.is_empty() || kinds.contains(&found));
        if is_fine { Ok(()) } else { Err(format!("{pointer} of the response is {found:?}, not {kinds:?}")) }
    }
}

/// All batch operations of the client.
fn pages() -> Vec<Page> {
    macro_rules! pages {
        ($($path:path),* $(,)?) => { vec![$(Page::of::<$path>()),*] };
    }
    pages![
        ctyun::v4::oss::delete_objects::DeleteObjects,
        feishu::apaas::v1::application_object_record::batch_delete::BatchDelete,
        feishu::apaas::v1::application_object_record::batch_update::BatchUpdate,
        feishu::apaas::v1::application_record_permission_member::batch_create_authorization::BatchCreateAuthorization,
        feishu::apaas::v1::application_record_permission_member::batch_remove_authorization::BatchRemoveAuthorization,
        feishu::attendance::v1::user_flow::batch_del::BatchDel,
        feishu::bitable::v1::app_role_member::batch_create::BatchCreate,
        feishu::bitable::v1::app_role_member::batch_delete::BatchDelete,
        feishu::bitable::v1::app_table::batch_delete::BatchDelete,
        feishu::bitable::v1::app_table_record::batch_delete::BatchDelete,
        feishu::bitable::v1::app_table_record::batch_update::BatchUpdate,
        feishu::corehr::v2::report_detail_row::batch_delete::BatchDelete,
        feishu::corehr::v2::report_detail_row::batch_save::BatchSave,
        feishu::corehr::v2::workforce_plan_detail_row::batch_delete::BatchDelete,
        feishu::corehr::v2::workforce_plan_detail_row::batch_save::BatchSave,
        feishu::hire::v1::talent_pool::batch_change_talent_pool::BatchChangeTalentPool,
        feishu::im::v2::biz_entity_tag_relation::create::Create,
        feishu::im::v2::biz_entity_tag_relation::update::Update,
        feishu::im::v2::url_preview::batch_update::BatchUpdate,
        feishu::mail::v1::mailgroup_manager::batch_create::BatchCreate,
        feishu::mail::v1::mailgroup_manager::batch_delete::BatchDelete,
        feishu::mail::v1::mailgroup_member::batch_delete::BatchDelete,
        feishu::mail::v1::mailgroup_permission_member::batch_delete::BatchDelete,
        feishu::mail::v1::public_mailbox_member::batch_delete::BatchDelete,
        feishu::mail::v1::user_mailbox_message::batch_modify::BatchModify,
        feishu::mail::v1::user_mailbox_message::batch_trash::BatchTrash,
        feishu::mail::v1::user_mailbox_thread::batch_modify::BatchModify,
        feishu::mail::v1::user_mailbox_thread::batch_trash::BatchTrash,
        feishu::mdm::v1::user_auth_data_relation::bind::Bind,
        feishu::mdm::v1::user_auth_data_relation::unbind::Unbind,
        feishu::payroll::v1::datasource_record::save::Save,
        feishu::search::v2::data_source_item::batch_create::BatchCreate,
        feishu::security_and_compliance::v1::user_migration::cancel::Cancel,
        feishu::sheets::v2::spreadsheet_data_validation::delete::Delete,
        feishu::task::v2::task::add_dependencies::AddDependencies,
        feishu::task::v2::task::remove_dependencies::RemoveDependencies,
        feishu::task::v2::task::remove_members::RemoveMembers,
        feishu::task::v2::tasklist::add_members::AddMembers,
        feishu::task::v2::tasklist::remove_members::RemoveMembers,
        gptbots::v2::database::delete_record::DeleteRecord,
    ]
}

/// Returns the field at a path of names.
fn field<'f>(fields: &'f [Field], path: &[&str]) -> Option<&'f Field> {
    let (first, rest) = path.split_first()?;
    let field = fields.iter().find(|field| field.name == *first)?;
    match (rest, content(field.value_type)) {
        ([], _) => Some(field),
        (_, ValueType::Object(shape)) => self::field(shape.fields, rest),
        _ => None,
    }
}

/// Returns the type of the JSON in a text, or the type itself.
const fn content(value_type: ValueType) -> ValueType {
    if let ValueType::JsonText(of) = value_type { *of } else { value_type }
}

/// Checks the list in the request, and the keys of its items.
fn check_request(page: &Page) -> Result<(), String> {
    let BatchRule { split, max, key, .. } = *page.rule;
    let list = field(page.info.fields, split).ok_or_else(|| format!("no field {split:?}"))?;
    let item = match content(list.value_type) {
        ValueType::List(item) => item,
        other => return Err(format!("{split:?} is no list, but {other:?}")),
    };
    if let (Bounds::Items { max: Some(limit), .. }, Some(max)) = (list.bounds, max)
        && max > limit
    {
        return Err(format!("{max} items per call, but {split:?} has at most {limit}"));
    }
    for name in key {
        match item {
            ValueType::Object(shape) if shape.fields.iter().all(|field| field.name != *name) => {
                return Err(format!("no item of {split:?} has the key `{name}`"));
            }
            ValueType::Object(_) | ValueType::Map(_) | ValueType::Any => {}
            other => return Err(format!("an item with the key `{name}` is {other:?}")),
        }
    }
    Ok(())
}

/// Checks the lists of the response, and the members of their items.
fn check_response(page: &Page) -> Result<(), String> {
    let list = |name: &str| page.check_kind(&format!("/{name}"), &["a list"]);
    let member = |list: &str, name: &str| page.check_kind(&format!("/{list}/0/{name}"), &[]);
    match page.rule.outcome {
        OutcomeRule::Flag { each, key, ok, errors, code, message, .. } => {
            list(each)?;
            key.iter().try_for_each(|name| member(each, name))?;
            page.check_kind(&format!("/{each}/0/{ok}"), &["a boolean"])?;
            let reasons = errors.map_or_else(|| each.to_owned(), |errors| format!("{each}/0/{errors}"));
            code.into_iter().chain(message).try_for_each(|name| member(&reasons, name))
        }
        OutcomeRule::TwoLists { succeeded, failed, .. } => list(succeeded).and_then(|()| list(failed)),
        OutcomeRule::DeletedErrors { deleted, errors, key, code, message, quiet, .. } => {
            list(deleted)?;
            list(errors)?;
            key.iter().try_for_each(|name| member(deleted, name).and_then(|()| member(errors, name)))?;
            code.into_iter().chain(message).try_for_each(|name| member(errors, name))?;
            let switch = field(page.info.fields, quiet).map(|field| field.value_type);
            let is_fine = quiet.is_empty() || matches!(switch, Some(ValueType::Boolean));
            if is_fine { Ok(()) } else { Err(format!("{quiet:?} is no boolean, but {switch:?}")) }
        }
        OutcomeRule::Nothing => Ok(()),
        other => Err(format!("tests/client/batch_rules.rs lacks the outcome {other:?}: add it")),
    }
}

/// Checks that the documented request has items with their keys.
fn check_example(page: &Page) -> Result<(), String> {
    let Some(example) = operations().find(|example| example.info().name == page.info.name) else { return Ok(()) };
    let values = example.values();
    let list = page.rule.split.iter().try_fold(&values, |above, name| above.get(*name));
    let items = list.and_then(|list| list.as_array()).filter(|items| !items.is_empty());
    let items = items.ok_or("the example has no items")?;
    let lacks = |name: &&&str| items.iter().any(|item| item.get(**name).is_none_or(clientloom_runtime::Value::is_null));
    // An item has one of several keys.
    let all_lack = !page.rule.key.is_empty() && page.rule.key.iter().filter(lacks).count() == page.rule.key.len();
    if all_lack { Err(format!("the items of the example have none of {:?}", page.rule.key)) } else { Ok(()) }
}

#[test]
fn batch_rules_name_fields_of_their_pages() {
    let check =
        |page: &Page| check_request(page).and_then(|()| check_response(page)).and_then(|()| check_example(page));
    let wrong = pages().into_iter().filter_map(|page| Some(format!("{}: {}", page.info.name, check(&page).err()?)));
    let wrong: BTreeSet<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
}

/// The list above is complete: it has the operations of all specs with a batch.
#[test]
fn every_batch_operation_is_listed() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = clientloom::project::read_specs(&specs, "specs").expect("the specs can be read");
    let batches = sources.iter().filter(|(_, source)| source.text.lines().any(|line| line.starts_with("batch:")));
    let named = |text: &str| text.lines().find_map(|line| Some(line.strip_prefix("operation: ")?.to_owned()));
    let batches: BTreeSet<String> = batches.filter_map(|(_, source)| named(&source.text)).collect();
    assert_eq!(batches, pages().iter().map(|page| page.info.name.to_owned()).collect());
}
