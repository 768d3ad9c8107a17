//! The types that a documented request is made of.

use std::collections::BTreeSet;

use crate::naming;
use crate::rust::ir::{Expr, Operation, Ty};

/// The types that a documented request is made of, by the modules that declare them.
#[derive(Debug, Default)]
pub(super) struct NamedTypes {
    /// Types of the operation's own module.
    pub(super) own: BTreeSet<String>,
    /// Types of `types` modules, each with the modules of its folder.
    pub(super) shared: BTreeSet<(Vec<String>, String)>,
}

impl NamedTypes {
    /// Adds the types of a value.
    pub(super) fn add(&mut self, expr: &Expr, operation: &Operation) {
        match expr {
            Expr::List(items) => items.iter().for_each(|item| self.add(item, operation)),
            Expr::Entries(entries) | Expr::Map(entries) => {
                for (_, value) in entries {
                    self.add(value, operation);
                }
            }
            Expr::Empty(ty) => self.add_ty(ty, operation),
            Expr::Object { ty, folder, arguments, setters, .. } => {
                match folder {
                    Some(folder) => self.shared.insert((folder.clone(), ty.clone())),
                    None => self.own.insert(ty.clone()),
                };
                let values = arguments.iter().chain(setters.iter().map(|(_, value)| value));
                values.for_each(|value| self.add(value, operation));
            }
            _ => {}
        }
    }

    fn add_ty(&mut self, ty: &Ty, operation: &Operation) {
        match ty {
            Ty::List(inner) | Ty::Map(inner) => self.add_ty(inner, operation),
            Ty::Named(name) if operation.types.iter().any(|own| own.name == *name) => {
                self.own.insert(name.clone());
            }
            Ty::Named(name) => {
                let shared = operation.shared.iter().find(|shared| shared.name == *name);
                self.shared.extend(shared.map(|shared| (shared.folder.clone(), name.clone())));
            }
            _ => {}
        }
    }

    /// Returns a `use` line for each module, without `use` and semicolon. `vendor` is the path of
    /// the vendor's module.
    pub(super) fn imports(&self, vendor: &str, operation: &Operation) -> Vec<String> {
        let shared = self.shared.iter().map(|(folder, name)| format!("{}::types::{name}", join(vendor, folder)));
        let folder = join(vendor, &operation.folder);
        let own: Vec<&str> = self.own.iter().map(String::as_str).collect();
        let own = match own.as_slice() {
            [name] if *name == operation.request.name => format!("{folder}::{name}"),
            [name] => format!("{folder}::{}::{name}", operation.method),
            names => format!("{folder}::{}::{{{}}}", operation.method, names.join(", ")),
        };
        shared.chain([own]).collect()
    }
}

fn join(vendor: &str, folder: &[String]) -> String {
    folder.iter().fold(vendor.to_owned(), |path, module| format!("{path}::{module}"))
}

/// Returns the name of the variable that holds the client in an example.
pub(super) fn client_variable(operation: &Operation) -> String {
    let others = ["request", "response", "outcome", "items", "item", "events", "event", "file"];
    let vendor = &operation.vendor;
    if others.contains(&naming::file(vendor)) { "client".to_owned() } else { vendor.clone() }
}
