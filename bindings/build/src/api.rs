//! The face as a list: one line for each thing that Kotlin and Swift can see.

use std::{collections::BTreeSet, fs};

use anyhow::{Context as _, Result, bail};
use camino::Utf8PathBuf;
use uniffi_bindgen::{BindgenLoader, BindgenPaths, GlobalConfig};
use uniffi_meta::{EnumShape, FieldMetadata, FnParamMetadata, Metadata, Type};

use crate::{
    cargo::{self, LIBRARY},
    paths,
};

fn list() -> Utf8PathBuf {
    paths::root().join("bindings/api.txt")
}

/// Writes the list.
pub fn write() -> Result<()> {
    Ok(fs::write(list(), face()?)?)
}

/// Fails if the face is not what the list says.
pub fn compare() -> Result<()> {
    let (face, list) = (face()?, fs::read_to_string(list()).context("bindings/api.txt")?);
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (now, before) = (lines(&face), lines(&list));
    for gone in before.difference(&now) {
        println!("- {gone}");
    }
    for new in now.difference(&before) {
        println!("+ {new}");
    }
    if face != list {
        bail!(
            "the face has changed: if that is wanted, `bindings api --write` writes the new list"
        );
    }
    println!("{} lines, as in the list", now.len());
    Ok(())
}

/// The list as the library tells it.
fn face() -> Result<String> {
    let library = cargo::build(None)?.join(format!("lib{LIBRARY}.a"));
    let loader = BindgenLoader::new(BindgenPaths::default(), GlobalConfig::default());
    let groups = loader.load_metadata(&library)?;
    let lines: BTreeSet<String> =
        groups.values().flat_map(|group| &group.items).filter_map(line).flatten().collect();
    Ok(lines.into_iter().map(|line| line + "\n").collect())
}

/// What a thing is in the list; nothing for what is only plumbing.
fn line(item: &Metadata) -> Option<Vec<String>> {
    Some(match item {
        Metadata::Func(it) => vec![call(
            &it.name,
            it.is_async,
            &it.inputs,
            it.return_type.as_ref(),
            it.throws.as_ref(),
        )],
        Metadata::Constructor(it) => {
            let name = format!("{}.{}", it.self_name, it.name);
            vec![call(&name, it.is_async, &it.inputs, None, it.throws.as_ref())]
        }
        Metadata::Method(it) => {
            let name = format!("{}.{}", it.self_name, it.name);
            vec![call(&name, it.is_async, &it.inputs, it.return_type.as_ref(), it.throws.as_ref())]
        }
        Metadata::TraitMethod(it) => {
            let name = format!("{}.{}", it.trait_name, it.name);
            vec![call(&name, it.is_async, &it.inputs, it.return_type.as_ref(), it.throws.as_ref())]
        }
        Metadata::Object(it) => vec![format!("object {}", it.name)],
        Metadata::CallbackInterface(it) => vec![format!("callback {}", it.name)],
        Metadata::Record(it) => vec![format!("record {}{}", it.name, fields(&it.fields))],
        Metadata::Enum(it) => {
            let kind = if matches!(it.shape, EnumShape::Error { .. }) { "error" } else { "enum" };
            let variant = |variant: &uniffi_meta::VariantMetadata| {
                format!("{kind} {}.{}{}", it.name, variant.name, fields(&variant.fields))
            };
            it.variants.iter().map(variant).collect()
        }
        Metadata::CustomType(it) => vec![format!("type {} = {}", it.name, name(&it.builtin))],
        Metadata::UniffiTrait(it) => vec![format!("trait {}.{}", it.self_name(), it.name())],
        Metadata::Namespace(_) | Metadata::UdlFile(_) | Metadata::ObjectTraitImpl(_) => {
            return None;
        }
    })
}

fn call(
    of: &str,
    is_async: bool,
    inputs: &[FnParamMetadata],
    gives: Option<&Type>,
    throws: Option<&Type>,
) -> String {
    let input = |input: &FnParamMetadata| {
        let borrowed = if input.by_ref { "&" } else { "" };
        format!("{}: {borrowed}{}", input.name, name(&input.ty))
    };
    let inputs = inputs.iter().map(input).collect::<Vec<_>>().join(", ");
    let gives = gives.map(|gives| format!(" -> {}", name(gives))).unwrap_or_default();
    let throws = throws.map(|throws| format!(" throws {}", name(throws))).unwrap_or_default();
    format!("{of}({inputs}){gives}{throws}{}", if is_async { " async" } else { "" })
}

fn fields(fields: &[FieldMetadata]) -> String {
    let field = |field: &FieldMetadata| {
        let default = if field.default.is_some() { " = …" } else { "" };
        format!("{}: {}{default}", field.name, name(&field.ty))
    };
    match fields {
        [] => String::new(),
        fields => format!("({})", fields.iter().map(field).collect::<Vec<_>>().join(", ")),
    }
}

/// A type as Rust would write it.
fn name(of: &Type) -> String {
    match of {
        Type::Optional { inner_type } => format!("Option<{}>", name(inner_type)),
        Type::Sequence { inner_type } => format!("Vec<{}>", name(inner_type)),
        Type::Set { inner_type } => format!("Set<{}>", name(inner_type)),
        Type::Map { key_type, value_type } => {
            format!("Map<{}, {}>", name(key_type), name(value_type))
        }
        Type::Box { inner_type } => name(inner_type),
        named => named.name().map_or_else(|| format!("{named:?}"), str::to_owned),
    }
}
