//! The query as owners see it in JavaScript: `{text, facets: {name: [keys]}, sort}`.

use super::js::{get, object, set, text};
use crate::search::{Facet, Query, Sort};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// The query as a plain object; `sort` is null where the author's order holds.
pub fn to_js(query: &Query) -> JsValue {
    let facets = object(&[]);
    for choice in &query.choices {
        let values = get(&facets, &choice.facet);
        let values: Array = match values.is_object() {
            true => values.unchecked_into(),
            false => Array::new(),
        };
        values.push(&choice.value.as_str().into());
        set(&facets, &choice.facet, &values);
    }
    let sort = query.sort.map_or(JsValue::NULL, |it| it.as_str().into());
    object(&[
        ("text", query.text.as_str().into()),
        ("facets", facets),
        ("sort", sort),
    ])
}

/// The query that an object stands for. What is missing, or is no value of the facets, is not asked for.
pub fn from_js(value: &JsValue, facets: &[Facet]) -> Query {
    let chosen = get(value, "facets");
    let mut query = Query {
        text: text(value, "text"),
        sort: Sort::parse(&text(value, "sort")),
        ..Query::default()
    };
    for facet in facets {
        let values = get(&chosen, &facet.name);
        let values = match values.is_object() {
            true => Array::from(&values),
            false => Array::of1(&values),
        };
        for value in values.iter() {
            if let Some(key) = value.as_string() {
                query.choose(facet, &key);
            }
        }
    }
    query
}
