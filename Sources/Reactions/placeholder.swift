// Reactions
