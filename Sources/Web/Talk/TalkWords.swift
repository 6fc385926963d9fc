import Events

/// What the choices at the door are called.
extension ConsultationClient {
    var words: TextName {
        switch self {
        case .guardian: "talk.who-guardian"
        case .expecting: "talk.who-expecting"
        case .child: "talk.who-child"
        case .relative: "talk.who-relative"
        }
    }
}

extension ConsultationTheme {
    var words: TextName {
        switch self {
        case .parenting: "talk.theme-parenting"
        case .development: "talk.theme-development"
        case .birth: "talk.theme-birth"
        case .family: "talk.theme-family"
        case .school: "talk.theme-school"
        case .abuse: "talk.theme-abuse"
        case .feelings: "talk.theme-feelings"
        case .other: "talk.theme-other"
        }
    }
}
