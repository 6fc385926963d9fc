import Households

/// Every text of the chat, one catalogue in three languages.
///
/// Kind and plain; without a child's name; safe on a lock screen; never urging.
package enum ChatTexts {}
