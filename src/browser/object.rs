//! Plain objects of JavaScript, and the query as one: `{text, facets: {name: [keys]}, sort}`.

use crate::search::{Facet, Query, Sort};
use crate::ui::View;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        set(&object, name, value);
    }
    object.into()
}

/// An object that a window's own class makes, such as `CSSStyleSheet`; `None` if there is no such class, or if it refuses.
pub fn construct(window: &JsValue, class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class: Function = get(window, class).dyn_into().ok()?;
    let arguments: Array = arguments.iter().collect();
    Reflect::construct(&class, &arguments).ok()
}

/// Sets a property of an object.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    // A plain object takes every property.
    let _ = Reflect::set(object, &name.into(), value);
}

/// A property of an object; undefined if there is none, or if reading it throws.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    match object.is_object() {
        true => Reflect::get(object, &name.into()).unwrap_or_default(),
        false => JsValue::UNDEFINED,
    }
}

/// Whether a value of JSON is an object, and no list.
pub fn is_plain_object(value: &JsValue) -> bool {
    value.is_object() && !Array::is_array(value)
}

/// A property of an object that is a string.
pub fn get_string(object: &JsValue, name: &str) -> Option<String> {
    get(object, name).as_string()
}

/// The query as an object. `sort` is null while the author's order holds.
pub fn from_query(query: &Query) -> JsValue {
    let facets = Object::new();
    for choice in &query.choices {
        let chosen = query.choices.iter().filter(|it| it.facet == choice.facet);
        let values: Array = chosen.map(|it| JsValue::from_str(&it.value)).collect();
        set(&facets, &choice.facet, &values);
    }
    let sort = query.sort.map_or(JsValue::NULL, |it| it.as_str().into());
    object(&[
        ("text", query.text.as_str().into()),
        ("facets", facets.into()),
        ("sort", sort),
    ])
}

/// The query that an object describes. What is missing, or is no value of the facets, is not asked for.
pub fn to_query(value: &JsValue, facets: &[Facet]) -> Query {
    let mut query = Query {
        text: get_string(value, "text").unwrap_or_default(),
        sort: get_string(value, "sort").and_then(|it| Sort::parse(&it)),
        ..Query::default()
    };
    let chosen = get(value, "facets");
    for facet in facets {
        let values = get(&chosen, &facet.name);
        let values: Array = match Array::is_array(&values) {
            true => values.unchecked_into(),
            false => Array::of1(&values),
        };
        for key in values.iter().filter_map(|it: JsValue| it.as_string()) {
            query.choose(facet, &key);
        }
    }
    query
}

/// What the element's script knows of a view: `{query, shown, total}`.
pub fn from_view(view: &View) -> JsValue {
    let total = view.library.catalog.cards.len();
    object(&[
        ("query", from_query(&view.state.query)),
        ("shown", view.results.hits.len().into()),
        ("total", total.into()),
    ])
}
