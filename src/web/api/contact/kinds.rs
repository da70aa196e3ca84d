//! `GET /api/v1/contact/kinds`: what can be asked for, in the words of the call's language.

use crate::domain::rules::{Group, Kind};
use crate::view::language::Language;
use crate::view::rule_words::{document_key, kind_hint_key, kind_key};
use crate::view::words::plain;
use crate::web::api::call::Call;
use crate::web::api::describe;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct Kinds {
    /// The version of the rule file that they are from.
    pub rules_version: String,
    /// The kinds, in the order in which they are offered.
    pub kinds: Vec<KindShown>,
}

/// Something that can be asked for.
#[derive(Serialize, ToSchema)]
#[schema(as = Kind)]
pub struct KindShown {
    /// Its key.
    #[schema(example = "adit-stamp")]
    pub kind: String,
    /// Where people are offered it: first on the request form, under "Other" there, or by telephone only.
    #[schema(schema_with = groups)]
    pub group: &'static str,
    /// What it is called.
    pub name: String,
    /// Who needs it.
    pub hint: String,
    /// Whether `urgent` counts.
    pub asks_urgent: bool,
    /// Whether `evidence` counts.
    pub asks_evidence: bool,
    /// What its notice asks to be brought, unless the officer says otherwise.
    pub documents: Vec<Document>,
}

/// Something to bring.
#[derive(Serialize, ToSchema)]
pub struct Document {
    /// Its key.
    #[schema(example = "photo-id")]
    pub document: String,
    /// What it is called.
    pub name: String,
}

impl Document {
    /// A document of the rule file.
    pub fn of(language: Language, document: &crate::domain::rules::Key) -> Self {
        Self { document: document.as_str().to_owned(), name: plain(language, &document_key(document)) }
    }
}

const GROUPS: [Group; 3] = [Group::Primary, Group::Other, Group::ByPhone];

fn groups() -> utoipa::openapi::schema::Object {
    describe::one_of(GROUPS.map(group_name))
}

fn group_name(group: Group) -> &'static str {
    match group {
        Group::Primary => "primary",
        Group::Other => "other",
        Group::ByPhone => "by-phone",
    }
}

/// Shows them.
pub async fn get(call: Call) -> Answer {
    let rules = &call.services().rules;
    let kinds = GROUPS.into_iter().flat_map(|group| rules.kinds_of(group)).map(|kind| shown(kind, call.language));
    call.answer(StatusCode::OK, &Kinds { rules_version: rules.version.clone(), kinds: kinds.collect() })
}

fn shown(kind: &Kind, language: Language) -> KindShown {
    KindShown {
        kind: kind.key.as_str().to_owned(),
        group: group_name(kind.group),
        name: plain(language, &kind_key(&kind.key)),
        hint: plain(language, &kind_hint_key(&kind.key)),
        asks_urgent: kind.asks_urgent,
        asks_evidence: kind.asks_evidence,
        documents: kind.documents.iter().map(|document| Document::of(language, document)).collect(),
    }
}
