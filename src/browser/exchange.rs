//! The query as owners see it in JavaScript: `{text, facets: {name: [keys]}, sort}`.

use super::report::object;
use crate::search::{Facet, Query, Sort};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The query as a plain object; `sort` is null where the author's order holds.
pub fn to_js(query: &Query) -> JsValue {
    let facets = Object::new();
    for choice in &query.choices {
        let name = JsValue::from_str(&choice.facet);
        let values = match Reflect::get(&facets, &name).map(JsValue::dyn_into::<Array>) {
            Ok(Ok(values)) => values,
            _ => Array::new(),
        };
        values.push(&JsValue::from_str(&choice.value));
        let _ = Reflect::set(&facets, &name, &values);
    }
    let sort = query.sort.map_or(JsValue::NULL, |it| it.as_str().into());
    let text = JsValue::from_str(&query.text);
    object(&[("text", text), ("facets", facets.into()), ("sort", sort)]).into()
}

/// The query that an object stands for. What is missing, or is no value of the facets, is not asked for.
pub fn from_js(value: &JsValue, facets: &[Facet]) -> Query {
    let get = |object: &JsValue, name: &str| {
        Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
    };
    let chosen = get(value, "facets");
    let mut query = Query::default();
    for facet in facets {
        let values = get(&chosen, &facet.name);
        let values = match values.dyn_into::<Array>() {
            Ok(values) => values.iter().filter_map(|it| it.as_string()).collect(),
            Err(single) => single.as_string().into_iter().collect::<Vec<String>>(),
        };
        for value in &values {
            query.choose(facet, value);
        }
    }
    query.text = get(value, "text").as_string().unwrap_or_default();
    query.sort = get(value, "sort")
        .as_string()
        .and_then(|it| Sort::parse(&it));
    query
}
