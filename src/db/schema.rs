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
        release -> Text,
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
        checked_in_at_utc -> Nullable<BigInt>,
        purged_at_utc -> Nullable<BigInt>,
        door_serial -> Binary,
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
        key_id -> BigInt,
    }
}

diesel::table! {
    idempotency_keys (key_hash) {
        key_hash -> Binary,
        request_hash -> Binary,
        created_at_utc -> BigInt,
    }
}

diesel::table! {
    cases (receipt_number) {
        receipt_number -> Text,
        status -> Text,
        form -> Text,
        changed_day -> Text,
    }
}

diesel::table! {
    staff (name) {
        name -> Text,
        role -> Text,
        office_code -> Nullable<Text>,
        password_hash -> Text,
        created_at_utc -> BigInt,
        failures -> Integer,
        locked_until_utc -> BigInt,
    }
}

diesel::table! {
    staff_sessions (token_hash) {
        token_hash -> Binary,
        staff_name -> Text,
        created_utc -> BigInt,
        last_use_utc -> BigInt,
    }
}

diesel::table! {
    staff_acts (id) {
        id -> BigInt,
        at_utc -> BigInt,
        staff_name -> Text,
        act -> Text,
        item -> Text,
    }
}

diesel::table! {
    unknown_names (name_hash) {
        name_hash -> Binary,
        failures -> Integer,
        locked_until_utc -> BigInt,
    }
}

diesel::table! {
    guesses (bucket) {
        bucket -> Integer,
        failures -> Integer,
        until_utc -> BigInt,
        forgotten_utc -> BigInt,
    }
}

diesel::table! {
    inquiries (number) {
        number -> Text,
        channel -> Text,
        kind -> Text,
        language -> Text,
        office_code -> Text,
        urgent -> Bool,
        text_ahead -> Bool,
        era -> Text,
        taken_rule -> Text,
        taken_rules_version -> Text,
        received_at_utc -> BigInt,
        due_from_utc -> BigInt,
        due_by_utc -> BigInt,
        status -> Text,
        missed_calls -> Integer,
        decided_at_utc -> Nullable<BigInt>,
        decided_by -> Nullable<Text>,
        decided_rule -> Nullable<Text>,
        decided_rules_version -> Nullable<Text>,
        overridden_rule -> Nullable<Text>,
        appointment_number -> Nullable<Text>,
        revision -> BigInt,
        request_key -> Binary,
        details_sealed -> Binary,
        key_id -> BigInt,
        updated_at_utc -> BigInt,
        purged_at_utc -> Nullable<BigInt>,
    }
}

diesel::table! {
    inquiry_keys (person_key) {
        person_key -> Binary,
        inquiry_number -> Text,
        key_id -> BigInt,
    }
}

diesel::table! {
    call_backs (inquiry_number, attempt) {
        inquiry_number -> Text,
        attempt -> Integer,
        at_utc -> BigInt,
        outcome -> Text,
        staff_name -> Text,
    }
}

diesel::table! {
    visits (appointment_number) {
        appointment_number -> Text,
        office_code -> Text,
        day -> Text,
        ticket_no -> Integer,
        checked_in_at_utc -> BigInt,
        admitted_rule -> Nullable<Text>,
        admitted_rules_version -> Nullable<Text>,
        called_at_utc -> Nullable<BigInt>,
        window_no -> Nullable<Integer>,
        served_at_utc -> Nullable<BigInt>,
    }
}

diesel::table! {
    keys (id) {
        id -> BigInt,
        check_value -> Text,
        state -> Text,
        since_utc -> BigInt,
    }
}

diesel::table! {
    door_keys (key_id) {
        key_id -> BigInt,
        public_key -> Text,
    }
}

diesel::table! {
    processes (name) {
        name -> Text,
        has_keys -> Text,
        seals_id -> BigInt,
        seen_utc -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    appointments,
    door_keys,
    call_backs,
    cases,
    closures,
    guesses,
    idempotency_keys,
    inquiries,
    inquiry_keys,
    keys,
    office_days,
    offices,
    person_keys,
    processes,
    seats,
    settings,
    staff,
    staff_acts,
    staff_sessions,
    unknown_names,
    visits,
);
