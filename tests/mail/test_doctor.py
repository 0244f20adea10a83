"""What `mediabot doctor` says of e-mail: what it found, and what to do; never a password."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from mail.office import Office
from mail.smtp import mail_server
from mediabot.config import Settings
from mediabot.doctor import _mail
from process.running import free_port


def settings(smtp_url: str, public_url: str) -> Settings:
    url = SecretStr(smtp_url)
    return Settings(_env_file=None, smtp_url=url, mail_from="media@example.org", public_url=public_url)  # type: ignore[call-arg]


async def test_without_e_mail_doctor_says_who_reaches_the_experts() -> None:
    (finding,) = await _mail(Settings(_env_file=None))  # type: ignore[call-arg]

    assert finding.fine
    assert "staff reach experts who do not use the bot" in finding.text
    assert "MEDIABOT_SMTP_URL" in finding.text


async def test_mail_server_and_page_that_answer_are_fine(office: Office) -> None:
    server, page = await _mail(office.newsroom.settings)

    assert server.fine, server.text
    assert page.fine, page.text
    assert office.mail.letters == []


@pytest.mark.parametrize("answers", [True, False])
async def test_whatever_does_not_answer_is_told_with_what_to_do(answers: bool) -> None:
    async with mail_server() as mail:
        port = mail.port if answers else free_port()
        url = f"smtp://me:hunter2@127.0.0.1:{port}"  # the server there knows no passwords

        server, page = await _mail(settings(url, f"http://127.0.0.1:{free_port()}"))

    assert not server.fine
    assert "check MEDIABOT_SMTP_URL" in server.text
    assert not page.fine
    assert "passes /answer/ on to 127.0.0.1:8080" in page.text
    assert "hunter2" not in server.text + page.text
