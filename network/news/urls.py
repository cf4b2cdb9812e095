"""The form below a council or a theme, and the page that a link from a letter opens."""

from django.urls import path

from network.news.feeds import NewsFeed
from network.news.views import follow, own_news

urlpatterns = [
    path("news/", own_news, name="news"),
    path("feeds/news/<int:key>.atom", NewsFeed(), name="news_feed"),
    path("<path:path>/follow/", follow, name="follow"),
]
