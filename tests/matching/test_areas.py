"""Topics stand under the area in which a reader would look for them."""

from __future__ import annotations

import pytest

from mediabot.domain.areas import Area
from mediabot.domain.directory import Localized
from mediabot.matching.areas import area_of


@pytest.mark.parametrize(
    ("topic", "area"),
    [
        (Localized("кардиология", "cardiology"), Area.DISEASES),
        (Localized(bg="падания при възрастни хора"), Area.DISEASES),
        (Localized("ваксини", "vaccines"), Area.INFECTIONS),
        (Localized("училищно хранене", "school meals"), Area.PUBLIC_HEALTH),
        (Localized("недостиг на лекари", "doctor shortages"), Area.SYSTEM),
        (Localized("клинични изпитвания", "clinical trials"), Area.MEDICINES),
        (Localized("регулация на медицинските изделия", "medical device regulation"), Area.DEVICES),
        (Localized(en="bias in health algorithms"), Area.DIGITAL),
        (Localized("редактиране на гени", "gene editing"), Area.BIOTECH),
        (Localized(plain="Хоризонт Европа"), Area.SCIENCE),
        (Localized("лекарска тайна", "medical confidentiality"), Area.LAW),
        (Localized(plain="qwertyuiop"), Area.OTHER),
    ],
)
def test_a_topic_is_found_under_its_area(topic: Localized, area: Area) -> None:
    assert area_of(topic) is area
