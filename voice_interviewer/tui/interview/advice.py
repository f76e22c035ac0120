"""What the card of an interview is headed with, and what the person is told to press."""

from voice_interviewer.core.events import Following

ASKS, FOLLOWS_UP, INVITES = "The interviewer asks", "The interviewer follows up", "Your turn to ask"
"""What stands on the card above what the interviewer says."""

WHILE_TYPING = "F2: I have understood · you may type already"
"""What can be done while a question is read to somebody who types the answer."""

GO_ON = {
    Following.QUESTION: "Enter: next question",
    Following.BREAK: "Enter: take a break",
    Following.SUMMARY: "Enter: see the summary",
    None: "Enter: ask it again",
}
"""What to do once a result is read, or something is mended."""
