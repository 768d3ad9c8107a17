//! The names and types of generated code that a user's program can tell apart.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::{Fields, ImplItem, Item, Type, Visibility};

/// Returns the public items of a generated text, an item a line.
pub(super) fn surface(text: &str) -> BTreeSet<String> {
    let file = syn::parse_file(text).expect("generated code is Rust");
    let mut lines = BTreeSet::new();
    push_items(&file.items, "", &mut lines);
    lines
}

fn push_items(items: &[Item], module: &str, lines: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Mod(inner) if is_public(&inner.vis) => {
                let items = inner.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default();
                lines.insert(format!("{module}mod {}", inner.ident));
                push_items(items, &format!("{module}{}::", inner.ident), lines);
            }
            Item::Struct(item) if is_public(&item.vis) => {
                push_derives(&item.attrs, &format!("{module}{}", item.ident), lines);
                push_fields(&item.fields, &format!("{module}{}", item.ident), lines);
            }
            Item::Enum(item) if is_public(&item.vis) => {
                for variant in &item.variants {
                    lines.insert(format!("{module}{}::{}", item.ident, variant.ident));
                }
            }
            Item::Static(item) if is_public(&item.vis) => {
                lines.insert(format!("{module}static {}: {}", item.ident, tokens(&item.ty)));
            }
            Item::Const(item) if is_public(&item.vis) => {
                lines.insert(format!("{module}const {}: {}", item.ident, tokens(&item.ty)));
            }
            Item::Impl(item) => push_impl(item, module, lines),
            _ => {}
        }
    }
}

fn push_derives(attributes: &[syn::Attribute], name: &str, lines: &mut BTreeSet<String>) {
    for attribute in attributes.iter().filter(|attribute| !attribute.path().is_ident("doc")) {
        lines.insert(format!("{name} {}", tokens(attribute)));
    }
}

fn push_fields(fields: &Fields, name: &str, lines: &mut BTreeSet<String>) {
    lines.insert(format!("struct {name}"));
    for field in fields.iter().filter(|field| is_public(&field.vis)) {
        let field_name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        lines.insert(format!("{name}.{field_name}: {}", tokens(&field.ty)));
    }
}

fn push_impl(item: &syn::ItemImpl, module: &str, lines: &mut BTreeSet<String>) {
    let owner = format!("{module}{}", owner(&item.self_ty));
    let of = item.trait_.as_ref().map(|(path, ..)| tokens(path));
    for inner in &item.items {
        match (inner, &of) {
            (ImplItem::Fn(function), None) if is_public(&function.vis) => {
                lines.insert(format!("{owner}: {}", tokens(&function.sig)));
                let attributes = function.attrs.iter().filter(|attribute| attribute.path().is_ident("deprecated"));
                lines.extend(
                    attributes.map(|attribute| format!("{owner}::{} {}", function.sig.ident, tokens(attribute))),
                );
            }
            (ImplItem::Type(ty), Some(of)) => {
                lines.insert(format!("{owner} as {of}: {} = {}", ty.ident, tokens(&ty.ty)));
            }
            _ => {}
        }
    }
    if let Some(of) = of {
        lines.insert(format!("{owner}: {of}"));
    }
}

fn owner(ty: &Type) -> String {
    tokens(ty).split('<').next().unwrap_or_default().trim().to_owned()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn tokens(item: &impl ToTokens) -> String {
    item.to_token_stream().to_string()
}

#[test]
fn bodies_and_documentation_are_not_part_of_the_surface() {
    let text = "/// A box.\npub struct Box { /// Its label.\n pub label: String, hidden: u8 }\n\
                impl Box { /// Opens it.\n pub fn open(&self) -> u8 { 1 } fn inner(&self) {} }";
    let other = text.replace("A box", "A crate").replace("{ 1 }", "{ 2 }").replace("inner", "within");
    assert_eq!(surface(text), surface(&other));
    assert_ne!(surface(text), surface(&text.replace("-> u8", "-> u16")));
    assert_ne!(surface(text), surface(&text.replace("label: String", "label: Label")));
}
