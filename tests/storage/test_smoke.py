from mediabot.domain.people import Person
async def test_x(store):
    async with store.begin() as work:
        await work.people.save(Person(1, name="Ана"))
        await work.commit()
    async with store.begin() as work:
        assert await work.people.get(1) == Person(1, name="Ана")
