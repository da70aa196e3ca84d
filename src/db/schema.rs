//! The tables as diesel sees them: one schema for every engine. The migrations are the truth; a test compares.

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    offices (code) {
        code -> Text,
        name -> Text,
        street -> Text,
        city -> Text,
        state -> Text,
        zip -> Text,
        tz -> Text,
        lat -> Text,
        lon -> Text,
        windows -> Integer,
        desk_windows -> Integer,
        hours -> Text,
        source -> Text,
    }
}

diesel::table! {
    closures (office_code, first_day, last_day) {
        office_code -> Text,
        first_day -> Text,
        last_day -> Text,
    }
}

diesel::table! {
    office_days (office_code, day) {
        office_code -> Text,
        day -> Text,
        plan -> Text,
    }
}

diesel::table! {
    appointments (number) {
        number -> Text,
        model -> Text,
        office_code -> Text,
        starts_at_utc -> BigInt,
        reason -> Text,
        language -> Text,
        status -> Text,
        revision -> BigInt,
        booking_key -> Binary,
        details_sealed -> Binary,
        key_id -> BigInt,
        created_at_utc -> BigInt,
        updated_at_utc -> BigInt,
        moves_day -> Text,
        moves_count -> Integer,
    }
}

diesel::table! {
    seats (office_code, starts_at_utc, window_no) {
        office_code -> Text,
        starts_at_utc -> BigInt,
        window_no -> Integer,
        desk -> Bool,
        appointment_number -> Nullable<Text>,
        open_from_utc -> BigInt,
    }
}

diesel::table! {
    person_keys (model, person_key) {
        model -> Text,
        person_key -> Binary,
        appointment_number -> Text,
    }
}

diesel::table! {
    idempotency_keys (key_hash) {
        key_hash -> Binary,
        request_hash -> Binary,
        created_at_utc -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    appointments,
    closures,
    idempotency_keys,
    office_days,
    offices,
    person_keys,
    seats,
    settings,
);
