"""All journeys at one desk, for whoever handles an update or a tick."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.services.asking import Asking
from mediabot.services.broadcasting import Broadcasting
from mediabot.services.correspondence import Correspondence
from mediabot.services.desk import Desk
from mediabot.services.drafting import Drafting
from mediabot.services.embargo_terms import EmbargoTerms
from mediabot.services.invitations import Invitations
from mediabot.services.leads import Leads
from mediabot.services.newsreading import NewsReading
from mediabot.services.profiles import Profiles
from mediabot.services.receiving import Receiving
from mediabot.services.referrals import Referrals
from mediabot.services.staffing import Staffing
from mediabot.services.verification import Verification


@dataclass(frozen=True)
class Journeys:
    """The services of one unit of work."""

    asking: Asking
    drafting: Drafting
    referrals: Referrals
    verification: Verification
    correspondence: Correspondence
    profiles: Profiles
    invitations: Invitations
    staffing: Staffing
    newsreading: NewsReading
    embargo_terms: EmbargoTerms
    broadcasting: Broadcasting
    receiving: Receiving
    leads: Leads

    @classmethod
    def at(cls, desk: Desk) -> Journeys:
        return cls(
            asking=Asking(desk),
            drafting=Drafting(desk),
            referrals=Referrals(desk),
            verification=Verification(desk),
            correspondence=Correspondence(desk),
            profiles=Profiles(desk),
            invitations=Invitations(desk),
            staffing=Staffing(desk),
            broadcasting=Broadcasting(desk),
            receiving=Receiving(desk),
            newsreading=NewsReading(desk),
            embargo_terms=EmbargoTerms(desk),
            leads=Leads(desk),
        )
