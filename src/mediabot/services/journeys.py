"""All journeys at one desk, for whoever handles an update or a tick."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.services.briefings.announcing import Announcing
from mediabot.services.briefings.signing import Signing
from mediabot.services.broadcasts.broadcasting import Broadcasting
from mediabot.services.broadcasts.readers import Readers
from mediabot.services.desk import Desk
from mediabot.services.digests.defining import Defining
from mediabot.services.digests.proofing import Proofing
from mediabot.services.digests.subscribing import Subscribing
from mediabot.services.entries.checking import Checking
from mediabot.services.entries.form import Entries
from mediabot.services.entries.joining import Joining
from mediabot.services.entries.proving import Proving
from mediabot.services.entries.publishing import Publishing
from mediabot.services.experts.availability import Availability
from mediabot.services.news.correcting import Correcting
from mediabot.services.news.drafts import Drafts
from mediabot.services.news.editing import Editing
from mediabot.services.news.embargo import Embargo
from mediabot.services.news.feeds import FeedDesk
from mediabot.services.news.leads import Leads
from mediabot.services.news.reading import Reading
from mediabot.services.news.terms import EmbargoTerms
from mediabot.services.outcomes.following_up import FollowingUp
from mediabot.services.people.copies import Copies
from mediabot.services.people.correspondence import Correspondence
from mediabot.services.people.invitations import Invitations
from mediabot.services.people.leaving import Leaving
from mediabot.services.people.limits import LimitDesk
from mediabot.services.people.profiles import Profiles
from mediabot.services.people.staff_group import StaffGroup
from mediabot.services.people.verification import Verification
from mediabot.services.questions.again import Again
from mediabot.services.questions.asking import Asking
from mediabot.services.questions.changing import Changing
from mediabot.services.questions.drafting import Drafting
from mediabot.services.questions.from_card import FromCard
from mediabot.services.questions.meetings import Meetings
from mediabot.services.questions.quotes import Quotes
from mediabot.services.questions.referrals import Referrals
from mediabot.services.questions.requests import Requests
from mediabot.services.questions.staffing import Staffing
from mediabot.services.questions.standby import Standby
from mediabot.services.reactions.answering import Answering
from mediabot.services.reactions.laying_out import LayingOut
from mediabot.services.reactions.preparing import Preparing
from mediabot.services.reactions.reading import ReadingReactions
from mediabot.services.understanding.hearing import Hearing


@dataclass(frozen=True)
class Journeys:
    """The services of one unit of work."""

    asking: Asking
    from_card: FromCard
    drafting: Drafting
    again: Again
    changing: Changing
    referrals: Referrals
    requests: Requests
    standby: Standby
    meetings: Meetings
    quotes: Quotes
    verification: Verification
    availability: Availability
    correspondence: Correspondence
    copies: Copies
    profiles: Profiles
    staff_group: StaffGroup
    leaving: Leaving
    limits: LimitDesk
    invitations: Invitations
    staffing: Staffing
    entries: Entries
    publishing: Publishing
    checking: Checking
    joining: Joining
    proving: Proving
    hearing: Hearing
    following_up: FollowingUp
    reading: Reading
    embargo_terms: EmbargoTerms
    drafts: Drafts
    editing: Editing
    correcting: Correcting
    embargo: Embargo
    feed_desk: FeedDesk
    subscribing: Subscribing
    defining: Defining
    proofing: Proofing
    broadcasting: Broadcasting
    readers: Readers
    leads: Leads
    announcing: Announcing
    signing: Signing
    preparing: Preparing
    answering: Answering
    laying_out: LayingOut
    reading_reactions: ReadingReactions

    @classmethod
    def at(cls, desk: Desk) -> Journeys:
        return cls(
            asking=Asking(desk),
            from_card=FromCard(desk),
            drafting=Drafting(desk),
            again=Again(desk),
            changing=Changing(desk),
            referrals=Referrals(desk),
            requests=Requests(desk),
            standby=Standby(desk),
            meetings=Meetings(desk),
            quotes=Quotes(desk),
            verification=Verification(desk),
            availability=Availability(desk),
            correspondence=Correspondence(desk),
            copies=Copies(desk),
            profiles=Profiles(desk),
            staff_group=StaffGroup(desk),
            leaving=Leaving(desk),
            limits=LimitDesk(desk),
            invitations=Invitations(desk),
            staffing=Staffing(desk),
            entries=Entries(desk),
            publishing=Publishing(desk),
            checking=Checking(desk),
            joining=Joining(desk),
            proving=Proving(desk),
            hearing=Hearing(desk),
            following_up=FollowingUp(desk),
            broadcasting=Broadcasting(desk),
            readers=Readers(desk),
            reading=Reading(desk),
            embargo_terms=EmbargoTerms(desk),
            drafts=Drafts(desk),
            editing=Editing(desk),
            correcting=Correcting(desk),
            embargo=Embargo(desk),
            feed_desk=FeedDesk(desk),
            subscribing=Subscribing(desk),
            defining=Defining(desk),
            proofing=Proofing(desk),
            leads=Leads(desk),
            announcing=Announcing(desk),
            signing=Signing(desk),
            preparing=Preparing(desk),
            answering=Answering(desk),
            laying_out=LayingOut(desk),
            reading_reactions=ReadingReactions(desk),
        )
