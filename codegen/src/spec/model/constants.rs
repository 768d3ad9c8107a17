//! Constants for the documented values of a file's fields.

use std::collections::BTreeSet;

use super::event::Event;
use super::field::{Field, Type};
use super::operation::Operation;
use super::ty::Ty;
use crate::naming;
use crate::yaml::Value;

/// The constants of a field: those of its values that are words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Constants {
    /// Name of the field in Rust, without `r#`.
    pub field: String,
    /// Constants, in the order of the page.
    pub all: Vec<Constant>,
}

/// A constant for a documented value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Constant {
    /// Name in Rust.
    pub name: String,
    /// Value on the wire.
    pub value: String,
    /// Meaning of the value; empty if none is written.
    pub meaning: String,
}

/// A type that holds constants, for all fields of a file that have the same.
#[derive(Clone, Debug)]
pub struct ConstantsType {
    /// Name of the type.
    pub name: String,
    /// Name of the object with the first of the fields.
    pub owner: String,
    /// Address of the first of the fields, in the keys of its file.
    pub address: Vec<String>,
    /// The constants.
    pub constants: Constants,
}

/// The types that hold the constants of a file.
#[derive(Clone, Debug, Default)]
pub struct ConstantsTypes(pub Vec<ConstantsType>);

/// A field that can have constants, with its object and its address.
struct Place<'a> {
    owner: &'a str,
    address: Vec<&'a str>,
    field: &'a Field,
}

impl Constants {
    /// Returns the constants of a field; none if no value is a word.
    #[must_use]
    pub fn of(field: &Field) -> Option<Self> {
        if *field.ty.item() != Ty::String || field.values.is_empty() {
            return None;
        }
        let values: Vec<&str> = field.values.iter().map(|value| value.as_text().unwrap_or_default()).collect();
        let constant = |(name, (value, (_, meaning))): (Option<String>, (&str, (&Value, &str)))| {
            Some(Constant { name: name?, value: value.to_owned(), meaning: meaning.trim().to_owned() })
        };
        let names = naming::constants(&values).into_iter();
        let all: Vec<Constant> =
            names.zip(values.into_iter().zip(field.explained_values())).filter_map(constant).collect();
        let name = naming::field(field.rust.as_deref(), &field.name);
        (!all.is_empty()).then(|| Self { field: naming::file(&name).to_owned(), all })
    }

    /// Whether the value has a constant.
    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        self.all.iter().any(|constant| constant.value == value)
    }
}

impl ConstantsTypes {
    /// Returns the types of an operation's own file.
    ///
    /// Their names depend on that file alone, so that no other page renames them.
    #[must_use]
    pub fn of_operation(operation: &Operation) -> Self {
        let method = operation.path.last().map(String::as_str).unwrap_or_default();
        let own = naming::operation(method);
        let [request, response, _] = &own;
        let place = |owner, section, field| Place { owner, address: vec![section], field };
        let given = operation.request.iter().filter(|field| field.is_given());
        let mut places: Vec<Place<'_>> = given.map(|field| place(request, field.location.key(), field)).collect();
        places.extend(operation.response.iter().map(|field| place(response, "response", field)));
        let fields = operation.request.iter().chain(operation.received());
        let events = operation.events.iter().map(|_| naming::stream_event(method));
        Self::of_places(places, &operation.types, fields, own.clone().into_iter().chain(events))
    }

    /// Returns the types of an event's own file.
    #[must_use]
    pub fn of_event(event: &Event) -> Self {
        let own = naming::event(event.path.last().map(String::as_str).unwrap_or_default());
        let places = event.body.iter().map(|field| Place { owner: &own, address: vec!["body"], field });
        Self::of_places(places.collect(), &event.types, event.body.iter(), [own.clone()])
    }

    /// Returns the types of a file whose types operations share.
    #[must_use]
    pub fn of_shared(types: &[(String, Type)]) -> Self {
        Self::of_places(Vec::new(), types, [].iter(), [])
    }

    fn of_places<'a>(
        places: Vec<Place<'a>>,
        types: &'a [(String, Type)],
        fields: impl Iterator<Item = &'a Field>,
        own: impl IntoIterator<Item = String>,
    ) -> Self {
        let fields = fields.chain(types.iter().flat_map(|(_, ty)| &ty.fields));
        let named = fields.filter_map(|field| field.ty.named()).chain(types.iter().map(|(name, _)| name.as_str()));
        let mut taken: BTreeSet<String> = named.map(|name| naming::type_name(name, "Type")).collect();
        taken.extend(own);
        let of_type = |(name, ty): &'a (String, Type)| {
            let address = vec!["types", name, "fields"];
            ty.fields.iter().map(move |field| Place { owner: name, address: address.clone(), field })
        };
        let mut found = Self::default();
        for place in places.into_iter().chain(types.iter().flat_map(of_type)) {
            found.add(place, &mut taken);
        }
        found
    }

    fn add(&mut self, place: Place<'_>, taken: &mut BTreeSet<String>) {
        let Place { owner, address, field } = place;
        let Some(constants) = Constants::of(field).filter(|constants| self.find(constants).is_none()) else { return };
        let owner = naming::camel(owner);
        let name = naming::constants_type(&constants.field, &owner, |name| !taken.contains(name));
        taken.insert(name.clone());
        let address = address.into_iter().chain([field.name.as_str(), "values"]).map(ToOwned::to_owned).collect();
        self.0.push(ConstantsType { name, owner, address, constants });
    }

    /// Returns the type with these constants.
    #[must_use]
    pub fn find(&self, constants: &Constants) -> Option<&ConstantsType> {
        self.0.iter().find(|ty| ty.constants == *constants)
    }

    /// Returns the type with the constants of a field.
    #[must_use]
    pub fn of_field(&self, field: &Field) -> Option<&ConstantsType> {
        self.find(&Constants::of(field)?)
    }
}
