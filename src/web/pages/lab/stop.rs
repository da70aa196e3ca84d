//! `POST /{lang}/lab/compare/stop`: ends a run. What is done of it is kept.

use super::asked::Typed;
use super::{compare, runs};
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit};

/// Ends it soon; whether it still runs or not, its page says what became of it.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let typed = Typed::of(|name| Some(fields.get(name).to_owned()));
    let Ok(asked) = compare::read(&visit, &typed) else {
        return visit.see_other(&format!("/lab/compare?{}&check=1", typed.query()), &[]);
    };
    runs(&visit)?.stop(&asked.query());
    visit.see_other(&format!("/lab/compare/run?{}&watch=1", asked.query()), &[])
}
